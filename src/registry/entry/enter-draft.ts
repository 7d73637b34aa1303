import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { advanceBook } from '../../inventory/book-state.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { canonicalFields, readEntry } from '../../register/entry.ts'
import { entryFields } from '../../register/entry-fields.ts'
import type { Language } from '../../register/text.ts'
import { nameCasePdf } from '../../scanning/cases/pdf/name-pdfs.ts'
import { findRecord, stateOf } from '../corrections/find-record.ts'
import { lockNumbers } from '../deposit/find-existing.ts'
import { contentHash } from '../records/content.ts'
import { addRecord } from '../records/write-version.ts'
import { applyConcern } from './apply-concern.ts'
import { type DraftPlace, type EntryBook, getEntryBook, lockKnownDraft } from './draft-row.ts'
import { judgeEntry } from './judge-entry.ts'
import type { About, Entered } from './schema.ts'

/** How a draft is entered. */
export interface Entering {
  readonly revision: number
  readonly asInBook: string | null
  readonly repeat: string | null
  readonly language: Language
}

/**
 * Makes a draft a record of the registry, links it to the one it concerns and notes it there: all of it or nothing. Nothing is written while
 * the rules refuse it, while they wait for "as in the book", or while another record has its number and no reason is given. What was entered
 * already is answered with its record. Throws
 * `not-found`, `draft.changed`, `draft.no-pdf`, `book.closed`, and what linking throws.
 */
export async function enterDraft(tx: Transaction, place: DraftPlace, entering: Entering): Promise<Entered> {
  const { agencyId, bookId, draftId } = place
  const book = await getEntryBook(tx, place)
  if (await isEntered(tx, place))
    return { record: draftId, findings: [], refused: false, needsWord: false, repeats: [] }
  const draft = await lockKnownDraft(tx, place, entering.revision)
  await lockKinds(tx, agencyId, book, draft.about)
  await requireOpenBook(tx, agencyId, bookId)
  if (draft.pdf === null) throw new AppError('draft.no-pdf')
  const fields = canonicalFields(book.kind, draft.fields)
  const { answered, ...judged } = judgeEntry(book, fields, entering.language)
  const { number, year } = readEntry(book.kind, { values: fields })
  if (number === null || year === null) return { record: null, ...judged, refused: true, repeats: [] }
  const key = { year, number: `${number.value}${number.suffix}` }
  const { repeats, occurrence } = await findRepeats(tx, agencyId, book.kind.code, key)
  const waits = judged.needsWord && entering.asInBook === null
  if (judged.refused || waits || (repeats.length > 0 && entering.repeat === null))
    return { record: null, ...judged, repeats }

  const pdfName = nameCasePdf(
    { ...book, kind: book.kind.code, agency: book.agencyName },
    { number: fields[entryFields.number] ?? '', registered: fields[entryFields.registered] ?? null },
  )
  const { pdf, about } = draft
  const content = contentHash(fields, pdf.toString('hex'))
  // The draft's id goes on as the record's: asked again because the answer was lost, the record is found by it.
  const recordId = draftId
  await addRecord(
    tx,
    { agencyId, id: recordId, bookId, kind: book.kind.code, ...key, occurrence },
    { fields, pdf, pdfName, content },
    tellReason(judged.needsWord ? entering.asInBook : null, repeats.length > 0 ? entering.repeat : null),
  )
  await sql`
    delete from record_draft where agency_id = ${agencyId} and book_id = ${bookId} and id = ${draftId}`.execute(
    tx,
  )
  await advanceBook(tx, agencyId, bookId, 'deposited')
  await appendJournal(tx, {
    agencyId,
    action: 'record.enter',
    subject: `record:${recordId}`,
    detail: {
      version: 1,
      book: bookId,
      kind: book.kind.code,
      occurrence,
      asInBook: answered,
    },
    after: stateOf(await findRecord(tx, agencyId, recordId)),
  })
  const acting = { agencyId, recordId, bookId, kind: book.kind, fields, pdf, pdfName }
  if (about.target !== null) await applyConcern(tx, acting, { changes: about.changes, target: about.target })
  return { record: recordId, ...judged, repeats }
}

/** Whether the draft became a record of its book already. */
async function isEntered(tx: Transaction, { agencyId, bookId, draftId }: DraftPlace): Promise<boolean> {
  const { rows } = await sql`
    select from record where agency_id = ${agencyId} and id = ${draftId} and book_id = ${bookId}`.execute(tx)
  return rows.length > 0
}

/** The numbers of the kinds that are written, always in one order: two who enter and link at once never wait for each other. */
async function lockKinds(
  tx: Transaction,
  agencyId: string,
  book: EntryBook,
  { target }: About,
): Promise<void> {
  const other = target && (await findRecord(tx, target.agencyId, target.recordId))
  const places = [{ agencyId, kind: book.kind.code }, ...(other ? [other] : [])].map(
    ({ agencyId, kind }) => ({ agencyId, kind }),
  )
  for (const each of places.toSorted((a, b) =>
    `${a.agencyId} ${a.kind}` < `${b.agencyId} ${b.kind}` ? -1 : 1,
  ))
    await lockNumbers(tx, each.agencyId, each.kind)
}

/** Who has the number already, removed ones too, and how often it stands with the one to come. */
async function findRepeats(
  tx: Transaction,
  agencyId: string,
  kind: string,
  { year, number }: { readonly year: number; readonly number: string },
): Promise<{ readonly repeats: Entered['repeats']; readonly occurrence: number }> {
  const { rows } = await sql<Entered['repeats'][number] & { occurrence: number }>`
    select r.id as record, r.number, r.year, b.volume, r.removed_at is not null as removed, r.occurrence
    from record r join book b on b.agency_id = r.agency_id and b.id = r.book_id
    where r.agency_id = ${agencyId} and r.kind = ${kind} and r.year = ${year} and r.number = ${number}
    order by r.occurrence`.execute(tx)
  return {
    repeats: rows.map(({ occurrence: _, ...record }) => record),
    occurrence: (rows.at(-1)?.occurrence ?? 0) + 1,
  }
}

/** Why the first version is there, in Vietnamese like the reasons of all versions. */
function tellReason(asInBook: string | null, repeat: string | null): string {
  return [
    'Nhập trực tiếp từ sổ',
    ...(asInBook === null ? [] : [`Đúng như sổ: ${asInBook}`]),
    ...(repeat === null ? [] : [`Số đăng ký lặp lại: ${repeat}`]),
  ].join('. ')
}
