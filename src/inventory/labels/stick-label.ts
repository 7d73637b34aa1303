import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../../access/guard.ts'
import { includesAgency } from '../../access/jurisdiction.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Jurisdiction, Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import { createBook } from '../create-book.ts'
import { findBookId } from '../ensure-book.ts'
import { lockBooks } from '../lock-books.ts'
import { changePaper } from '../paper/change-paper.ts'
import type { labelSchema, Stick, Stuck } from './schema.ts'

type Label = z.infer<typeof labelSchema>

/** The book a label is on, if it is on one. Needs a transaction of scope 'all'; whether the account sees the book is asked when it is opened. */
export async function findLabel(tx: Transaction, code: string): Promise<Label> {
  const { rows } = await sql<{ agencyId: string; bookId: string }>`
    select agency_id as "agencyId", book_id as "bookId" from book_label where code = ${code}`.execute(tx)
  return { code, book: rows[0] ?? null }
}

/**
 * Puts a label on a book, which is listed now if it was not, and notes its condition and the photo of its cover. Throws `right.missing` for another agency's book,
 * what `createBook` throws, `label.photo`.
 */
export async function stickLabel(
  tx: Transaction,
  { account, jurisdiction }: Pick<Actor, 'account' | 'jurisdiction'>,
  pending: Pending,
  code: string,
  { photo, condition, ...key }: Stick,
): Promise<Stuck> {
  requireOwn(jurisdiction, key.agencyId)
  const { agencyId } = key
  const listed = await findBookId(tx, key)
  const paper = condition === 'unknown' ? {} : { registering: { condition, standing: 'present' as const } }
  const book = { ...key, closingTotal: null, note: null, paper }
  const bookId = listed ?? (await createBook(tx, book, account.id)).id
  if (listed !== undefined) {
    await lockBooks(tx, [{ agencyId, bookId }])
    await changePaper(tx, { agencyId, bookId }, paper)
  }
  const digest = photo === null ? null : await storePhoto(tx, pending, agencyId, photo)
  await sql`
    insert into book_label (agency_id, book_id, code, photo, account_id)
    values (${agencyId}, ${bookId}, ${code}, ${digest}, ${account.id})`.execute(tx)
  await appendJournal(tx, { agencyId, action: 'label.stick', subject: `book:${bookId}`, detail: { code } })
  return { agencyId, bookId, listed: listed === undefined }
}

function requireOwn(jurisdiction: Jurisdiction, agencyId: string): void {
  if (!includesAgency(jurisdiction, agencyId)) throw new AppError('right.missing')
}

const jpegStart = Buffer.from([0xff, 0xd8, 0xff])

async function storePhoto(
  tx: Transaction,
  pending: Pending,
  agencyId: string,
  photo: string,
): Promise<Buffer> {
  const bytes = Buffer.from(photo, 'base64')
  if (!bytes.subarray(0, 3).equals(jpegStart)) throw new AppError('label.photo')
  const stored = await pending.put(bytes)
  await noteFile(tx, agencyId, stored, 'image/jpeg')
  return stored.digest
}

/** Where the photo of a cover lies; throws `not-found`. */
export async function findPhoto(
  tx: Transaction,
  agencyId: string,
  code: string,
): Promise<{ sha256: Buffer; sizeBytes: number }> {
  const { rows } = await sql<{ sha256: Buffer; size: string }>`
    select f.sha256, f.size_bytes::text as size from book_label l join file f on f.agency_id = l.agency_id and f.sha256 = l.photo
    where l.agency_id = ${agencyId} and l.code = ${code}`.execute(tx)
  if (rows[0] === undefined) throw new AppError('not-found')
  return { sha256: rows[0].sha256, sizeBytes: Number(rows[0].size) }
}
