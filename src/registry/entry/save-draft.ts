import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { maskValue } from '../../register/mask-identity.ts'
import type { Fields } from '../records/content.ts'
import { type DraftPlace, getEntryBook, lockKnownDraft } from './draft-row.ts'
import type { About, SavedDraft } from './schema.ts'

/** Who types, and whether identity numbers are shown to them. */
export interface Typist {
  readonly accountId: string
  readonly identity: boolean
}

interface TypedDraft {
  readonly revision: number
  readonly fields: Fields
  readonly about: About
}

/**
 * Keeps what is typed: revision 0 begins a draft, any other follows the one it names. Throws
 * `not-found`, `book.closed` for a new one, `draft.changed`.
 */
export async function saveDraft(
  tx: Transaction,
  place: DraftPlace,
  typed: TypedDraft,
  { accountId, identity }: Typist,
): Promise<SavedDraft> {
  const { agencyId, bookId, draftId } = place
  if (typed.revision === 0) return beginDraft(tx, place, typed, accountId)
  const { kind } = await getEntryBook(tx, place)
  const draft = await lockKnownDraft(tx, place, typed.revision)
  const isMasked = (id: string, value: string) =>
    !identity && value === maskValue(kind, id, draft.fields[id] ?? '')
  const fields = Object.fromEntries(
    Object.entries(typed.fields).map(([id, value]) => [
      id,
      isMasked(id, value) ? (draft.fields[id] ?? '') : value,
    ]),
  )
  await sql`
    update record_draft set fields = ${JSON.stringify(fields)}::jsonb, about = ${JSON.stringify(typed.about)}::jsonb,
      account_id = ${accountId}, revision = ${draft.revision + 1}, updated_at = now()
    where agency_id = ${agencyId} and book_id = ${bookId} and id = ${draftId}`.execute(tx)
  return { revision: draft.revision + 1, pdfName: draft.pdfName }
}

async function beginDraft(
  tx: Transaction,
  place: DraftPlace,
  { fields, about }: TypedDraft,
  accountId: string,
): Promise<SavedDraft> {
  const { agencyId, bookId, draftId } = place
  await requireOpenBook(tx, agencyId, bookId)
  // Those taken off the list came back within a day or not at all.
  await sql`
    delete from record_draft
    where agency_id = ${agencyId} and book_id = ${bookId} and removed_at < now() - interval '1 day'`.execute(
    tx,
  )
  const begun = await sql`
    insert into record_draft (agency_id, id, book_id, fields, about, account_id)
    values (${agencyId}, ${draftId}, ${bookId}, ${JSON.stringify(fields)}::jsonb, ${JSON.stringify(about)}::jsonb, ${accountId})
    on conflict (agency_id, id) do nothing returning id`.execute(tx)
  // There already: begun by a request whose answer was lost, as who asks will see from what it says.
  if (begun.rows.length === 0) await lockKnownDraft(tx, place, 0)
  await appendJournal(tx, {
    agencyId,
    action: 'draft.save',
    subject: `draft:${draftId}`,
    detail: { book: bookId },
  })
  return { revision: 1, pdfName: null }
}

/** Takes a draft off the list, or puts it back there; so already is a success. Throws `not-found`. */
export async function removeDraft(tx: Transaction, place: DraftPlace, removed: boolean): Promise<void> {
  const { agencyId, bookId, draftId } = place
  const { rows } = await sql<{ was: boolean }>`
    select removed_at is not null as was from record_draft
    where agency_id = ${agencyId} and book_id = ${bookId} and id = ${draftId} for update`.execute(tx)
  const [draft] = rows
  if (draft === undefined) throw new AppError('not-found')
  if (draft.was === removed) return
  await sql`
    update record_draft set removed_at = case when ${removed} then now() end
    where agency_id = ${agencyId} and book_id = ${bookId} and id = ${draftId}`.execute(tx)
  await appendJournal(tx, {
    agencyId,
    action: removed ? 'draft.remove' : 'draft.return',
    subject: `draft:${draftId}`,
    detail: { book: bookId },
  })
}
