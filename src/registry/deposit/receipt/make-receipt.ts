import { sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import { type Receipt, receiptColumns, type UnsignedReceipt } from './schema.ts'
import { digestRows } from './sign.ts'

interface DepositRow {
  readonly at: Date
  readonly agency_code: string
  readonly book_id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly mode: 'all' | 'valid'
  readonly xlsx: Buffer
  readonly zip: Buffer
  readonly row_count: number
  readonly pdf_count: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
}

interface RecordRow {
  readonly row: number
  readonly number: string
  readonly pdf: string
  readonly record: string
  readonly version: number
  readonly content: string
}

/** What a deposit did with every row, from what the registry keeps of it for ever: the same at any time. Throws `not-found`. */
export async function makeReceipt(
  tx: Transaction,
  agencyId: string,
  depositId: string,
): Promise<UnsignedReceipt> {
  const { rows } = await sql<DepositRow>`
    select d.at, a.code as agency_code, d.book_id, b.kind, b.year, b.volume, d.mode, d.xlsx, d.zip, d.row_count, d.pdf_count, d.inserted,
      d.updated, d.unchanged, d.rejected
    from deposit d join agency a on a.id = d.agency_id join book b on b.agency_id = d.agency_id and b.id = d.book_id
    where d.agency_id = ${agencyId} and d.id = ${depositId}`.execute(tx)
  const [deposit] = rows
  if (deposit === undefined) throw new AppError('not-found')
  const records = await listRows(tx, agencyId, depositId)
  const { kind, year, volume, mode, inserted, updated, unchanged, rejected } = deposit
  return {
    format: 'sogoc-deposit-receipt/1',
    deposit: depositId,
    at: deposit.at.toISOString(),
    agency: { id: agencyId, code: deposit.agency_code },
    book: { id: deposit.book_id, kind, year, volume },
    mode,
    files: { xlsx: deposit.xlsx.toString('hex'), zip: deposit.zip.toString('hex') },
    counts: { rows: deposit.row_count, pdfs: deposit.pdf_count, inserted, updated, unchanged, rejected },
    columns: [...receiptColumns],
    rows: records,
    digest: digestRows(records),
  }
}

/** The rows it wrote and those it found standing, in the sheet's order. */
async function listRows(tx: Transaction, agencyId: string, depositId: string): Promise<Receipt['rows']> {
  const { rows } = await sql<RecordRow>`
    with left_by as (
      select row, record_id, version from record_version where agency_id = ${agencyId} and deposit_id = ${depositId}
      union all
      select (one ->> 0)::int, (one ->> 1)::uuid, (one ->> 2)::int
      from deposit d, jsonb_array_elements(d.found) one where d.agency_id = ${agencyId} and d.id = ${depositId}
    )
    select l.row, r.number, encode(v.pdf, 'hex') as pdf, v.record_id as record, v.version, encode(v.content, 'hex') as content
    from left_by l
    join record r on r.agency_id = ${agencyId} and r.id = l.record_id
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = l.version
    order by l.row, v.record_id`.execute(tx)
  return rows.map(({ row, number, pdf, record, version, content }) => [
    row,
    number,
    pdf,
    record,
    version,
    content,
  ])
}
