import { editDistance } from '../../../register/edit-distance.ts'
import type { FieldType } from '../../../register/field.ts'
import { foldName } from '../../../register/names.ts'
import type { ErrorKind } from '../../quality/schema.ts'

/** What kind of mistake turned what the book says into what was keyed. */
export function errorKind(type: FieldType | undefined, keyed: string, right: string): ErrorKind {
  if (keyed === '') return 'missing'
  if (right === '') return 'added'
  if (foldName(keyed) === foldName(right) && /\p{L}/u.test(right)) return 'tones'
  if (type === 'partial-date' || type === 'date-or-text' || !/\p{L}/u.test(keyed + right)) return 'date'
  return editDistance(foldName(keyed), foldName(right), 2) <= 2 ? 'letters' : 'other'
}
