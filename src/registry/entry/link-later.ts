import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getStandingRecord, getVersion } from '../corrections/find-record.ts'
import { applyConcern } from './apply-concern.ts'
import { getEntryBook } from './draft-row.ts'
import type { About } from './schema.ts'

/** Links a record that stood alone to the one it concerns, with the note there. Throws `not-found`, `record.removed`, `book.closed`, `link.relation`. */
export async function linkLater(
  tx: Transaction,
  place: { readonly agencyId: string; readonly bookId: string; readonly recordId: string },
  { target, changes }: About,
): Promise<void> {
  const { agencyId, bookId, recordId } = place
  const record = await getStandingRecord(tx, agencyId, recordId)
  if (record.bookId !== bookId || target === null) throw new AppError('not-found')
  await requireOpenBook(tx, agencyId, bookId)
  const { kind } = await getEntryBook(tx, place)
  const { fields, pdf, pdfName } = await getVersion(tx, record, record.version)
  await applyConcern(tx, { agencyId, recordId, bookId, kind, fields, pdf, pdfName }, { target, changes })
}
