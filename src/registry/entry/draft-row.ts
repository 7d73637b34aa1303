import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formatInstant } from '../../platform/vietnam-day.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import type { Fields } from '../records/content.ts'
import { type About, aboutSchema } from './schema.ts'

/** Which draft. */
export interface DraftPlace {
  readonly agencyId: string
  readonly bookId: string
  readonly draftId: string
}

/** The book that records are typed for. */
export interface EntryBook {
  readonly kind: RegisterKind
  readonly year: number
  readonly volume: string
  readonly agencyName: string
  readonly closed: boolean
}

/** A draft that stands. */
export interface DraftRow {
  readonly fields: Fields
  readonly about: About
  readonly pdf: Buffer | null
  readonly pdfName: string | null
  readonly revision: number
}

/** The book; throws `not-found`. */
export async function getEntryBook(
  tx: Transaction,
  { agencyId, bookId }: Pick<DraftPlace, 'agencyId' | 'bookId'>,
): Promise<EntryBook> {
  const { rows } = await sql<Omit<EntryBook, 'kind'> & { kind: string }>`
    select b.kind, b.year, b.volume, a.name as "agencyName", b.closed_at is not null as closed
    from book b join agency a on a.id = b.agency_id
    where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(tx)
  const [book] = rows
  const kind = findKind(book?.kind ?? '')
  if (book === undefined || kind === undefined) throw new AppError('not-found')
  return { ...book, kind }
}

/** A standing draft, held until the end of the transaction; throws `not-found`. */
export async function lockDraft(
  tx: Transaction,
  { agencyId, bookId, draftId }: DraftPlace,
): Promise<DraftRow> {
  const { rows } = await sql<Omit<DraftRow, 'about'> & { about: unknown }>`
    select fields, about, pdf, pdf_name as "pdfName", revision from record_draft
    where agency_id = ${agencyId} and book_id = ${bookId} and id = ${draftId} and removed_at is null for update`.execute(
    tx,
  )
  const [draft] = rows
  if (draft === undefined) throw new AppError('not-found')
  return { ...draft, about: aboutSchema.parse(draft.about) }
}

/** The same, as somebody knows it; throws `draft.changed` when it was changed elsewhere since. */
export async function lockKnownDraft(
  tx: Transaction,
  place: DraftPlace,
  revision: number,
): Promise<DraftRow> {
  const draft = await lockDraft(tx, place)
  if (draft.revision === revision) return draft
  const { rows } = await sql<{ by: string; at: Date }>`
    select account.display_name as by, d.updated_at as at from record_draft d join account on account.id = d.account_id
    where d.agency_id = ${place.agencyId} and d.id = ${place.draftId}`.execute(tx)
  const at = rows[0]?.at
  throw new AppError('draft.changed', {
    by: rows[0]?.by ?? '',
    at: at === undefined ? '' : formatInstant(at),
  })
}
