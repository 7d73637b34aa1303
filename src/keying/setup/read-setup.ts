import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formOf } from '../../register/forms/form-of.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import { type OwnSetup, ownSetupSchema, standardSetup } from './schema.ts'

/** How a book is keyed, with what follows from its kind and period where nobody said otherwise. */
export interface Setup extends Omit<OwnSetup, 'fields'> {
  /** The fields to key, in the order of the paper. */
  readonly fields: readonly string[]
  /** What every entry begins with: the volume and the registering authority, and what was set for the book. */
  readonly carried: Readonly<Record<string, string>>
}

/** A book as far as its setup follows from it. */
export interface BookToKey {
  readonly kind: RegisterKind
  readonly year: number
  readonly volume: string
  /** The agency that registered. */
  readonly agencyName: string
}

/** How a book is keyed; throws `not-found`, also for a kind the register doesn't know. */
export async function readSetup(tx: Transaction, agencyId: string, bookId: string): Promise<Setup> {
  const { rows } = await sql<{ kind: string; year: number; volume: string; agency: string; own: unknown }>`
    select b.kind, b.year, b.volume, a.name as agency, ${ownSetupColumns} as own
    from book b join agency a on a.id = b.agency_id
      left join keying_setup s on s.agency_id = b.agency_id and s.book_id = b.id
    where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(tx)
  const row = rows[0]
  const kind = row === undefined ? undefined : findKind(row.kind)
  if (row === undefined || kind === undefined) throw new AppError('not-found')
  const { year, volume, agency } = row
  return resolveSetup({ kind, year, volume, agencyName: agency }, readOwnSetup(row.own))
}

/** A `keying_setup s` as JSON by the names of the schema; null without a row. */
export const ownSetupColumns = sql`case when s.book_id is null then null else jsonb_build_object('mode', s.mode, 'fieldModes', s.field_modes, 'fields', s.fields,
  'carried', s.carried, 'shape', s.shape, 'script', s.script, 'sampleShare', round(s.sample_share::numeric, 4), 'goldShare', round(s.gold_share::numeric, 4),
  'batchSize', s.batch_size) end`

/** What was set for a book; the standard where nothing was. */
export function readOwnSetup(own: unknown): OwnSetup {
  return own === null || own === undefined ? standardSetup : ownSetupSchema.parse(own)
}

/** Puts together what was set for a book and what follows from it. */
export function resolveSetup(book: BookToKey, own: OwnSetup): Setup {
  const fields = own.fields ?? formOf(book.kind, book.year).fields
  return { ...own, fields, carried: { ...carriedOf(book), ...own.carried } }
}

/** What every entry of a book has alike without anybody saying so: `01/1987` and who registered. */
export function carriedOf({ kind, year, volume, agencyName }: BookToKey): Record<string, string> {
  const known: Readonly<Record<string, string>> = {
    quyenSo: `${volume}/${year}`,
    noiDangKy: agencyName,
    noiCap: agencyName,
  }
  return Object.fromEntries(
    formOf(kind, year).carried.flatMap(id => (known[id] === undefined ? [] : [[id, known[id]]])),
  )
}
