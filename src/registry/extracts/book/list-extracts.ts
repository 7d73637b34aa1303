import { type RawBuilder, sql } from 'kysely'
import { officeSeries } from '../../../agencies/next-number.ts'
import { AppError } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { parseConfirmationCode } from '../../../register/confirmation-code.ts'
import { parseExtractNumber } from '../../../register/extract-papers.ts'
import { foldName } from '../../../register/names.ts'
import { type ExtractRow, selectExtracts, viewExtract } from '../extract-rows.ts'
import type { BookOfExtracts, BookRequest } from '../schema.ts'

/** Whose book: an office's, within the jurisdiction. */
type Wanted = Omit<BookRequest, 'agency'> & { readonly agencyId: string; readonly identity: boolean }

/** A part of an office's book of issued copies in the order of issue, the latest first, with the sums of all that was found. */
export async function listExtracts(tx: Transaction, wanted: Wanted): Promise<BookOfExtracts> {
  const { agencyId, year, offset, limit } = wanted
  const found = sql`e.agency_id = ${agencyId} ${year === undefined ? sql`` : sql`and e.year = ${year}`} ${matching(wanted.text)}`
  const { rows } = await sql<ExtractRow>`
    ${selectExtracts} where ${found} order by e.at desc, e.series, e.number desc offset ${offset} limit ${limit}`.execute(
    tx,
  )
  const sums = await sql<{ total: number; cancelled: number; copies: number; fees: string }>`
    select count(*)::int as total, count(cancelled_at)::int as cancelled,
      coalesce(sum(copies) filter (where cancelled_at is null), 0)::int as copies,
      coalesce(sum(fee_vnd) filter (where cancelled_at is null), 0)::text as fees
    from extract e where ${found}`.execute(tx)
  const { total = 0, cancelled = 0, copies = 0, fees = '0' } = sums.rows[0] ?? {}
  const agencies = await sql<{ id: string; name: string }>`
    select a.id, a.name from agency a where a.id = ${agencyId} or exists (select from extract e where e.agency_id = a.id) order by a.name`.execute(
    tx,
  )
  const years = await sql<{ year: number }>`
    select distinct year from extract_counter where agency_id = ${agencyId} and series <> all (${officeSeries}) order by year desc`.execute(
    tx,
  )
  return {
    agencyName: agencies.rows.find(({ id }) => id === agencyId)?.name ?? missing(),
    agencies: agencies.rows,
    years: years.rows.map(row => row.year),
    total,
    cancelled,
    copies,
    feesVnd: Number(fees),
    extracts: rows.map(row => viewExtract(row, wanted.identity)),
  }
}

function missing(): never {
  throw new AppError('not-found')
}

/** A number and a code are looked up as such; anything else is words, each of which must be there. */
function matching(text: string): RawBuilder<unknown> {
  const number = parseExtractNumber(text)
  if (number !== undefined) return sql`and e.number = ${number.number} and e.series = ${number.series}`
  const code = parseConfirmationCode(text)
  if (code !== undefined) return sql`and e.code = ${code}`
  const words = foldName(text)
    .split(' ')
    .filter(word => word !== '')
    .slice(0, 8)
  return sql`${sql.join(
    words.map(word => sql`and position(${word} in e.folded) > 0`),
    sql` `,
  )}`
}
