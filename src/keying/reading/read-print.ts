import { sql } from 'kysely'
import { z } from 'zod'
import { findVietnameseReader, type Reader } from '../../imaging/reading/find-reader.ts'
import { readWords } from '../../imaging/reading/read-words.ts'
import { type BookRef, lockBooks } from '../../inventory/lock-books.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { withImagingPool } from '../../scanning/render/imaging-processes.ts'
import { readSetup } from '../setup/read-setup.ts'
import { acceptReading, type BookToRead } from './accept-reading.ts'
import { agreeDates } from './agree-dates.ts'
import { listUnread, type UnreadEntry } from './list-unread.ts'
import type { Reading } from './read-readings.ts'
import { requestReading } from './request-reading.ts'

const payloadSchema = z.object({ book: z.uuid(), entries: z.array(z.uuid()) })

/** What came of one field; null: nothing worth offering. */
interface ReadField {
  readonly entry: string
  readonly field: string
  readonly picture: string
  readonly reading: Reading | null
}

/** Reads the print of some entries where their fields stand. */
export const readPrint: JobHandler = async (job, context) => {
  const { book: bookId, entries } = payloadSchema.parse(job.payload)
  const book = { agencyId: job.agencyId, bookId }
  const reader = await findVietnameseReader()
  // Gone since it was planned: the next plan says so.
  if (reader === undefined) return
  const jurisdiction = { agencies: [job.agencyId], confidential: true }
  const [of, unread] = await context.app.database.transaction(jurisdiction, async tx => [
    await findBookToRead(tx, book),
    await listOpen(tx, book, entries),
  ])
  if (of === undefined) return
  const read: ReadField[] = []
  for (const entry of unread) {
    context.signal.throwIfAborted()
    read.push(...(await readEntry(context.app, reader, of, entry, context.signal)))
  }
  await context.complete(async tx => {
    await lockBooks(tx, [book])
    await keepReadings(tx, book, read, `tesseract ${reader.language}`)
    await agreeDates(tx, book)
    // Somebody has moved a place or a page since.
    if ((await listOpen(tx, book, entries)).length > 0) await requestReading(tx, [book])
    const detail = { entries: unread.length, offered: read.filter(({ reading }) => reading !== null).length }
    await appendJournal(tx, {
      agencyId: job.agencyId,
      action: 'keying.read-print',
      subject: `book:${bookId}`,
      detail,
    })
  })
}

async function findBookToRead(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
): Promise<BookToRead | undefined> {
  const { rows } = await sql<{ kind: string; year: number }>`
    select kind, year from book where agency_id = ${agencyId} and id = ${bookId}`.execute(tx)
  const [row] = rows
  const kind = row === undefined ? undefined : findKind(row.kind)
  return row === undefined || kind === undefined ? undefined : { kind, year: row.year }
}

/** What is still to be read of these entries, as places and pages now stand. */
async function listOpen(
  tx: Transaction,
  book: BookRef,
  entries: readonly string[],
): Promise<readonly UnreadEntry[]> {
  const { script, fields } = await readSetup(tx, book.agencyId, book.bookId)
  return script === 'print' ? listUnread(tx, book, fields, entries) : []
}

async function readEntry(
  app: Pick<App, 'vault'>,
  reader: Reader,
  book: BookToRead,
  { id, number, parts }: UnreadEntry,
  signal: AbortSignal,
): Promise<ReadField[]> {
  const read: ReadField[] = []
  for (const sha256 of new Set(parts.map(part => part.sha256))) {
    const onPage = parts.filter(part => part.sha256 === sha256)
    const path = await app.vault.getPath(sha256)
    const pictures = await withImagingPool(pool =>
      pool.cutPrint(
        path,
        onPage.map(({ part }) => part),
      ),
    )
    for (const [index, { fields, picture }] of onPage.entries()) {
      const png = pictures[index]
      if (png === undefined) continue
      const words = await readWords(reader, png, 'block', signal)
      for (const field of fields)
        read.push({ entry: id, field, picture, reading: acceptReading(book, number, field, words) ?? null })
    }
  }
  return read
}

async function keepReadings(
  tx: Transaction,
  { agencyId, bookId }: BookRef,
  read: readonly ReadField[],
  engine: string,
): Promise<void> {
  const rows = read.map(({ reading, ...field }) => ({
    ...field,
    text: reading?.text ?? '',
    confidence: reading?.confidence ?? 0,
  }))
  await sql`
    insert into keying_reading (agency_id, entry_id, field, book_id, text, confidence, engine, picture)
    select ${agencyId}, read.entry, read.field, ${bookId}, read.text, read.confidence, ${engine}, read.picture
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as read (entry uuid, field text, text text, confidence real, picture text)
      join entry on entry.agency_id = ${agencyId} and entry.id = read.entry
    on conflict (agency_id, entry_id, field) do update
      set text = excluded.text, confidence = excluded.confidence, engine = excluded.engine, picture = excluded.picture, at = now()`.execute(
    tx,
  )
}
