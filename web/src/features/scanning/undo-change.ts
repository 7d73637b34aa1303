import { type Change, changeSchema } from '../../../../src/inventory/changes/schema.ts'
import { call } from '../../api/client.ts'

/** Undoes a change of a book's pages or cases; the undoing is a change of its own. */
export function undoChange(agency: string, book: string, change: string): Promise<Change> {
  return call(changeSchema, `/api/books/${agency}/${book}/changes/${change}/undoing`, { method: 'POST' })
}
