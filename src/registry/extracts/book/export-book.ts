import { sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { getPaper } from '../../../register/extract-papers.ts'
import { type ExtractRow, selectExtracts, viewExtract } from '../extract-rows.ts'
import type { ExtractView } from '../schema.ts'

/** An office issues some thousands of papers a year; a book that is printed has to end somewhere. */
const mostLines = 20_000

/** A year of an office's book of issued copies, in the order of issue. */
export interface ExtractBook {
  readonly agencyName: string
  readonly year: number
  readonly lines: readonly ExtractView[]
}

/** Reads a whole year; throws `not-found`, `export.too-many`. */
export async function readBook(
  tx: Transaction,
  {
    agencyId,
    year,
    identity,
  }: { readonly agencyId: string; readonly year: number; readonly identity: boolean },
): Promise<ExtractBook> {
  const { rows } = await sql<ExtractRow>`
    ${selectExtracts} where e.agency_id = ${agencyId} and e.year = ${year} order by e.at, e.series, e.number limit ${mostLines + 1}`.execute(
    tx,
  )
  if (rows.length > mostLines) throw new AppError('export.too-many', { limit: mostLines })
  const agency = await tx.selectFrom('agency').select('name').where('id', '=', agencyId).executeTakeFirst()
  if (agency === undefined) throw new AppError('not-found')
  return { agencyName: agency.name, year, lines: rows.map(row => viewExtract(row, identity)) }
}

/** A column of the book as it is written out: its heading, how wide it is, and what it says of a line. */
export interface BookColumn {
  readonly heading: string
  readonly widthChars: number
  /** Share of the width of a printed page. */
  readonly share: number
  readonly numeric?: boolean
  readonly value: (line: ExtractView, at: number) => string
}

const writtenDay = (day: string) => day.split('-').reverse().join('/')
const joined = (...parts: readonly string[]) => parts.filter(part => part !== '').join(', ')

/** The columns of the book (domain.md 3.7: STT, ngày, người yêu cầu và giấy tờ, loại, người ký, số lượng, ghi chú), and what our papers have beside. */
export const bookColumns: readonly BookColumn[] = [
  { heading: 'STT', widthChars: 6, share: 5, numeric: true, value: (_, at) => String(at + 1) },
  { heading: 'Ngày cấp', widthChars: 12, share: 10, value: line => writtenDay(line.issuedOn) },
  { heading: 'Số bản sao', widthChars: 16, share: 13, value: line => line.number },
  { heading: 'Loại giấy tờ', widthChars: 34, share: 18, value: line => getPaper(line.paper).name.vi },
  { heading: 'Của bản ghi', widthChars: 24, share: 13, value: line => line.entry },
  { heading: 'Người được trích lục', widthChars: 30, share: 18, value: line => line.subject },
  {
    heading: 'Người yêu cầu, giấy tờ',
    widthChars: 36,
    share: 20,
    value: line => joined(line.requesterName, line.requesterPaper),
  },
  {
    heading: 'Người ký, chức vụ',
    widthChars: 28,
    share: 16,
    value: line => joined(line.signerName, line.signerTitle),
  },
  { heading: 'Số lượng', widthChars: 9, share: 7, numeric: true, value: line => String(line.copies) },
  {
    heading: 'Lệ phí (đồng)',
    widthChars: 13,
    share: 10,
    numeric: true,
    value: line => line.feeVnd?.toString() ?? '',
  },
  {
    heading: 'Ghi chú',
    widthChars: 30,
    share: 15,
    value: line => (line.cancelled === null ? '' : `Đã hủy: ${line.cancelled.reason}`),
  },
]
