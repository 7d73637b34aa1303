import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Within } from '../../platform/vault/open-within.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import { parseEntryNumber } from '../../register/number.ts'
import { dayNumber } from '../../register/partial-date.ts'
import { type BookIdentity, createBookCheck } from '../../register/rules/check-book.ts'
import { checkZip } from '../check-zip.ts'
import { type Facts, parseFacts } from '../corrections/facts.ts'
import type { PackagePlace } from '../package-view.ts'

/** The PDF of a row: its name in the .zip and where its bytes lie there. */
export interface RowPdf {
  readonly name: string
  readonly sizeBytes: number
  readonly within: Within
}

/** A checked package, as far as its PDFs go. */
interface PackageOfPdfs {
  readonly kind: RegisterKind
  readonly identity: BookIdentity
  readonly zip: Buffer
  readonly facts: Facts
}

/** The book that a package's rows are entries of; null before it is known. Throws `not-found`. */
export async function findBookOf(
  tx: Transaction,
  { agencyId, packageId }: PackagePlace,
): Promise<string | null> {
  const { rows } = await sql<{ book_id: string | null }>`
    select book_id from package where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  if (rows[0] === undefined) throw new AppError('not-found')
  return rows[0].book_id
}

/**
 * The PDF that the check pairs with a row as it stands with its corrections. Throws `not-found`, `package.unchecked`,
 * `package.recheck-first`, `package.no-zip`, `row.no-pdf`, `row.bad-pdf`.
 */
export async function findRowPdf(tx: Transaction, place: PackagePlace, row: number): Promise<RowPdf> {
  const pack = await getPackageOfPdfs(tx, place)
  const file = pairRow(pack, await readKeys(tx, place), row)
  if (file === undefined) throw new AppError('row.no-pdf', { row })
  if (file.problem !== null) throw new AppError('row.bad-pdf', { row, name: file.name })
  const [offset, storedBytes, method] = file.at
  const within = { container: pack.zip, offset, storedBytes, method }
  return { name: file.name, sizeBytes: file.size, within }
}

/**
 * Pairs a row as the whole check does. Rows and files pair only within one number, so those of other numbers are passed over: of 10,000 rows
 * that takes 30 ms instead of 140. Throws `not-found` without the row.
 */
function pairRow({ kind, identity, facts }: PackageOfPdfs, rows: readonly RowKeys[], wanted: number) {
  const numbered = rows.map(each => ({ ...each, value: parseEntryNumber(each.number)?.value }))
  const own = numbered.find(({ row }) => row === wanted)
  if (own === undefined) throw new AppError('not-found')
  if (own.value === undefined) return undefined
  const check = createBookCheck(kind, identity, {
    columns: new Set(facts.fields),
    today: dayNumber(new Date()),
  })
  for (const { row, number, registered, value } of numbered)
    if (value === own.value)
      check.note({ row, values: { [entryFields.number]: number, [entryFields.registered]: registered } })
  const digits = String(own.value)
  const files = (facts.files ?? []).flatMap(([name, problem, size, , at]) =>
    name.includes(digits) ? [{ name, problem, size, at }] : [],
  )
  return checkZip(files, check).pdfOfRow.get(wanted)
}

async function getPackageOfPdfs(
  tx: Transaction,
  { agencyId, packageId }: PackagePlace,
): Promise<PackageOfPdfs> {
  const { rows } = await sql<{
    state: string
    kind: string | null
    year: number | null
    volume: string | null
    zip: Buffer | null
    facts: unknown
  }>`
    select state, kind, year, volume, zip, facts from package
    where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  const found = rows[0]
  if (found === undefined) throw new AppError('not-found')
  const kind = found.kind === null ? undefined : findKind(found.kind)
  if (kind === undefined || found.state === 'received' || found.state === 'unusable')
    throw new AppError('package.unchecked')
  if (found.zip === null) throw new AppError('package.no-zip')
  const identity = { year: found.year, volume: found.volume }
  return { kind, identity, zip: found.zip, facts: parseFacts(found.facts) }
}

/** What rows are paired with PDFs by. */
interface RowKeys {
  readonly row: number
  readonly number: string
  readonly registered: string
}

/** The keys of every row, as they stand with their corrections: two rows may want one PDF. */
async function readKeys(tx: Transaction, { agencyId, packageId }: PackagePlace): Promise<RowKeys[]> {
  const { number, registered } = entryFields
  const { rows } = await sql<RowKeys>`
    select row, coalesce(fields ->> ${number}, '') as number, coalesce(fields ->> ${registered}, '') as registered
    from entry where agency_id = ${agencyId} and package_id = ${packageId} and row is not null
    order by row, id`.execute(tx)
  return rows
}
