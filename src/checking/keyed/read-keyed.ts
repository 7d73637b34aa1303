import { sql } from 'kysely'
import { readSetup } from '../../keying/setup/read-setup.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formOf } from '../../register/forms/form-of.ts'
import type { BookCase } from '../../scanning/cases/book-case.ts'
import { type PdfSources, readPdfSources } from '../../scanning/cases/pdf/read-sources.ts'

/** What a keyed book's package is made of: row by row an entry, its values, and its case under the number and date that were keyed. */
export interface KeyedBook {
  readonly entries: readonly string[]
  readonly rows: readonly Readonly<Record<string, string>>[]
  readonly sources: PdfSources
}

/**
 * The keyed cases of a book in their order; crossed-out ones have no row, their pictures stay in the book. What nobody keyed of
 * the volume and the registering authority follows from the setup. Throws `not-found`, `cases.none`, `cases.unready`.
 */
export async function readKeyedBook(tx: Transaction, agencyId: string, bookId: string): Promise<KeyedBook> {
  const sources = await readPdfSources(tx, agencyId, bookId)
  const { carried } = await readSetup(tx, agencyId, bookId)
  const { rows } = await sql<{ id: string; fields: Record<string, string> }>`
    select id, fields from entry
    where agency_id = ${agencyId} and book_id = ${bookId} and position is not null and status <> 'assigned'
      and standing in ('registered', 'repeated')`.execute(tx)
  // Only these: whatever else the setup fills in beforehand, the keyer may have emptied because the paper is blank there.
  const ofBook = Object.fromEntries(
    formOf(sources.book.kind, sources.book.year).carried.map(id => [id, carried[id] ?? '']),
  )
  const keyed = new Map(rows.map(({ id, fields }) => [id, { ...ofBook, ...filled(fields) }]))
  const cases = sources.cases.flatMap(one => {
    const values = keyed.get(one.id)
    return values === undefined ? [] : [{ one: asKeyed(one, values), values }]
  })
  return {
    entries: cases.map(({ one }) => one.id),
    rows: cases.map(({ values }) => values),
    sources: { ...sources, cases: cases.map(({ one }) => one) },
  }
}

function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

function asKeyed(one: BookCase, values: Readonly<Record<string, string>>): BookCase {
  return { ...one, number: values.so ?? one.number, registered: values.ngayDangKy ?? one.registered }
}
