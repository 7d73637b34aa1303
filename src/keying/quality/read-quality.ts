import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { getBook } from '../../inventory/list-books.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { groupBy } from '../../register/group-by.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import { assumedArbiterError, estimateResidual } from '../kernel/residual/estimate-residual.ts'
import type { AgencyEvidence, TypeEvidence } from '../kernel/residual/evidence.ts'
import { readSetup } from '../setup/read-setup.ts'
import { countFields, type FieldCounts } from './count-fields.ts'
import type { Quality } from './schema.ts'

/** How well a book is keyed; with what the whole agency tells of its keyers and arbiters. Names nobody. Throws `not-found`. */
export async function readQuality(
  tx: Transaction,
  agencyId: string,
  bookId: string,
  agency: AgencyEvidence,
): Promise<Quality> {
  const kind = findKind((await getBook(tx, agencyId, bookId)).kind)
  if (kind === undefined) throw new AppError('not-found')
  const { mode } = await readSetup(tx, agencyId, bookId)
  const { rows } = await sql<{ all: number; finished: number; doubted: number; open: number }>`
    select count(*)::int as "all", count(*) filter (where status <> 'assigned')::int as finished,
      (select count(*)::int from entry doubtful cross join jsonb_object_keys(doubtful.doubts)
        where doubtful.agency_id = ${agencyId} and doubtful.book_id = ${bookId} and doubtful.status <> 'assigned') as doubted,
      (select count(*)::int from keying_difference
        where agency_id = ${agencyId} and book_id = ${bookId} and settled_at is null and not gold) as open
    from entry where agency_id = ${agencyId} and book_id = ${bookId} and position is not null and standing <> 'skipped'`.execute(
    tx,
  )
  const { all = 0, finished = 0, doubted = 0, open = 0 } = rows[0] ?? {}
  const fields = await countFields(tx, agencyId, bookId, kind)
  const types = addUp(kind, fields)
  const { overall, types: byType, unmeasured, sharedBound } = estimateResidual({ ...agency, types })
  const total = (of: (type: TypeEvidence) => number) => types.reduce((sum, type) => sum + of(type), 0)
  return {
    ...{ mode, entries: { all, finished }, overall, sharedBound, assumedArbiterError },
    types: [...byType],
    unmeasured: [...unmeasured],
    evidence: {
      ...{ fields: total(type => type.fields), twice: total(type => type.twice), open, doubted },
      differences: total(({ faults }) => faults.first + faults.second + faults.both + faults.none),
      gold: { measured: total(({ gold }) => gold.measured), wrong: total(({ gold }) => gold.wrong) },
      ...{ pairs: agency.pairs, arbiter: agency.arbiter },
    },
    fields: fields.map(field => ({ ...field, faults: { ...field.faults }, kinds: { ...field.kinds } })),
  }
}

/** Fields of one type are read and mistaken alike. */
function addUp(kind: RegisterKind, fields: readonly FieldCounts[]): readonly TypeEvidence[] {
  const types = new Map(kind.fields.map(({ id, type }) => [id, type]))
  const groups = groupBy(fields, ({ field }) => types.get(field) ?? 'text')
  return [...groups].map(([type, of]) => {
    const sum = (value: (counts: FieldCounts) => number) => of.reduce((all, counts) => all + value(counts), 0)
    const fault = (name: keyof TypeEvidence['faults']) => sum(({ faults }) => faults[name])
    return {
      ...{ type, fields: sum(each => each.fields), twice: sum(each => each.twice) },
      faults: { first: fault('first'), second: fault('second'), both: fault('both'), none: fault('none') },
      gold: { measured: sum(({ gold }) => gold.measured), wrong: sum(({ gold }) => gold.wrong) },
    }
  })
}
