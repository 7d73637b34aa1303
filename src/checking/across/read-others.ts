import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { KindCode } from '../../register/kind.ts'
import type { Counterparts } from './find-counterparts.ts'

/** An entry of another book. */
export interface OtherEntry {
  readonly book: OtherBook
  readonly row: number
  readonly values: Readonly<Record<string, string>>
}

/** Another book, as it is named in a finding. */
export interface OtherBook {
  readonly id: string
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly agency: string
}

/** Read at once. */
const pageSize = 2000

interface OtherRow {
  readonly agency_id: string
  readonly id: string
  readonly book_id: string
  readonly kind: KindCode
  readonly year: number
  readonly volume: string
  readonly agency: string
  readonly fields: Readonly<Record<string, string>>
}

/** The current versions of some records, page by page. */
export async function* readRecords(
  tx: Transaction,
  records: Counterparts['records'],
): AsyncGenerator<OtherEntry> {
  for (let at = 0; at < records.length; at += pageSize) {
    const page = records.slice(at, at + pageSize)
    const { rows } = await sql<OtherRow>`
      select r.agency_id, r.id, b.id as book_id, b.kind, b.year, b.volume, a.name as agency, v.fields
      from unnest(${page.map(({ agencyId }) => agencyId)}::uuid[], ${page.map(({ id }) => id)}::uuid[]) as wanted(agency_id, id)
        join record r on r.agency_id = wanted.agency_id and r.id = wanted.id
        join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
        join book b on b.agency_id = r.agency_id and b.id = r.book_id
        join agency a on a.id = b.agency_id
      order by r.id`.execute(tx)
    for (const [index, row] of rows.entries()) yield otherEntry(row, at + index)
  }
}

/** Rows of other packages that are not deposited yet, of some kinds, page by page. */
export async function* readStaged(
  tx: Transaction,
  kinds: readonly KindCode[],
  except: readonly string[],
): AsyncGenerator<OtherEntry> {
  const nothing = '00000000-0000-0000-0000-000000000000'
  let [afterAgency, after] = [nothing, nothing]
  for (let at = 0; ; at += pageSize) {
    const { rows } = await sql<OtherRow>`
      select e.agency_id, e.id, b.id as book_id, b.kind, b.year, b.volume, a.name as agency, e.fields
      from entry e join book b on b.agency_id = e.agency_id and b.id = e.book_id join agency a on a.id = b.agency_id
      where e.package_id is not null and e.status <> 'deposited' and b.kind = any(${kinds}::text[])
        and b.id <> all (${except}::uuid[]) and (e.agency_id, e.id) > (${afterAgency}, ${after})
      order by e.agency_id, e.id limit ${pageSize}`.execute(tx)
    for (const [index, row] of rows.entries()) yield otherEntry(row, at + index)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageSize) return
    ;[afterAgency, after] = [last.agency_id, last.id]
  }
}

function otherEntry({ book_id, kind, year, volume, agency, fields }: OtherRow, row: number): OtherEntry {
  return { book: { id: book_id, kind, year, volume, agency }, row, values: fields }
}
