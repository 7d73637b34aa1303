import { cellMistakes } from './cells.ts'
import { columnMistakes, headerMistakes } from './columns.ts'
import { dateMistakes } from './dates.ts'
import { fileMistakes } from './files.ts'
import { harmlessOddities } from './harmless.ts'
import { identityMistakes, personMistakes } from './identity.ts'
import { invisibleMistakes } from './invisible.ts'
import type { BookMistake, RowMistake } from './mistake.ts'
import { numberingMistakes } from './numbering.ts'
import { peopleMistakes } from './people.ts'

/** Every kind of mistake of one book that the benchmark makes, those that no rule can see and harmless oddities included. */
export const bookKinds: readonly (RowMistake | BookMistake)[] = [
  ...cellMistakes,
  ...dateMistakes,
  ...identityMistakes,
  ...personMistakes,
  ...peopleMistakes,
  ...columnMistakes,
  ...headerMistakes,
  ...numberingMistakes,
  ...fileMistakes,
  ...invisibleMistakes,
  ...harmlessOddities,
]
