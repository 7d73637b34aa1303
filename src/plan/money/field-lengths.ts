import type { FieldType } from '../../register/field.ts'
import { findKind } from '../../register/kind.ts'
import type { Source } from './schema.ts'

/** How long the filled fields of a record of some kind are, in characters, how that is known, and of how many records it was measured. */
export interface FieldLengths {
  readonly source: Exclude<Source, 'paper'>
  readonly recordsMeasured: number
  readonly lengths: readonly { readonly chars: number; readonly perRecord: number }[]
}

/** Characters that a field of a type holds, roughly. An assumption of this program, used only until records of the kind can be measured. */
const assumedChars: Readonly<Record<FieldType, number>> = {
  ...{
    text: 20,
    'number-text': 4,
    'partial-date': 10,
    'date-in-words': 45,
    'person-name': 18,
    'place-text': 45,
  },
  ...{ code: 1, 'code-text': 12, 'name-from-list': 8, time: 5, 'date-or-text': 10 },
}

/** What to take for a kind of which nothing is in the database yet: its required and usual fields, as long as their types tell. */
export function assumeLengths(kind: string): FieldLengths {
  const fields = findKind(kind)?.fields.filter(({ need }) => need !== 'optional') ?? []
  return {
    source: 'assumed',
    recordsMeasured: 0,
    lengths: fields.map(({ type }) => ({ chars: assumedChars[type], perRecord: 1 })),
  }
}
