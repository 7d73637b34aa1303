import { z } from 'zod'
import { bookFilterSchema } from '../../../../src/inventory/schema.ts'

const is = bookFilterSchema.shape

/** The filter of books as it stands in an address; what does not fit is left out instead of failing the page. */
export const bookSearchSchema = z.object({
  kind: is.kind.catch(undefined),
  kinds: is.kinds.catch(undefined),
  state: is.state.catch(undefined),
  agency: is.agency.catch(undefined),
  under: is.under.catch(undefined),
  keeper: is.keeper.catch(undefined),
  level: is.level.catch(undefined),
  levels: is.levels.catch(undefined),
  year: is.year.catch(undefined),
  yearFrom: is.yearFrom.catch(undefined),
  yearTo: is.yearTo.catch(undefined),
  period: is.period.catch(undefined),
  contractor: is.contractor.catch(undefined),
  step: is.step.catch(undefined),
  waits: is.waits.catch(undefined),
  standing: is.standing.catch(undefined),
  second: is.second.catch(undefined),
  condition: is.condition.catch(undefined),
  reviewed: is.reviewed.catch(undefined),
  holder: is.holder.catch(undefined),
  duplicates: is.duplicates.catch(undefined),
})
