import { AppError } from '../../errors.ts'
import { canonicalFields } from '../../register/entry.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { findKind } from '../../register/kind.ts'
import { parsePartialDate } from '../../register/partial-date.ts'

/** What says where an entry stands in its book; no decision changes that. */
const placeFields: ReadonlySet<string> = new Set([entryFields.number, entryFields.volume, entryFields.page])

/**
 * The changes of a note as they are stored: canonical values by the ministry's column names; '' says that the field is empty since. Throws
 * `note.field` for a field that the kind has not or that belongs to the book, `note.value` for what the field can't hold.
 */
export function readNotedChanges(
  kindCode: string,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  const kind = findKind(kindCode)
  const read: Record<string, string> = {}
  for (const [id, raw] of Object.entries(changes)) {
    const field = kind?.fields.find(field => field.id === id)
    if (kind === undefined || field === undefined || placeFields.has(id))
      throw new AppError('note.field', { field: field?.label.vi ?? id })
    const value = canonicalFields(kind, { [id]: raw })[id] ?? ''
    if (field.type === 'partial-date' && value !== '' && parsePartialDate(value).ok === undefined)
      throw new AppError('note.value', { field: field.label.vi, value })
    read[id] = value
  }
  return read
}
