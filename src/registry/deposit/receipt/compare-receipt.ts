import { sql } from 'kysely'
import type { App } from '../../../platform/app.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import type { Receipt } from './schema.ts'
import { judgeSignature, type SignatureState } from './sign.ts'

/** What a receipt that was kept outside says of the registry today. */
export interface ReceiptReport {
  readonly signature: SignatureState
  readonly rows: number
  /** Rows whose version is there with the same content and PDF. */
  readonly present: number
  /** Of the others, the first hundred: the row, and its record. */
  readonly lost: readonly { readonly row: number; readonly record: string }[]
}

const shown = 100

/** Looks whether the registry still has every version of a receipt, and whether the receipt is as it was signed. */
export async function compareReceipt(
  { database, config }: Pick<App, 'database' | 'config'>,
  receipt: Receipt,
): Promise<ReceiptReport> {
  const signature = await judgeSignature(config, receipt)
  const lost = await database.transaction({ scope: 'all' }, tx => listLost(tx, receipt))
  const { rows } = receipt
  return { signature, rows: rows.length, present: rows.length - lost.length, lost: lost.slice(0, shown) }
}

async function listLost(
  tx: Transaction,
  { agency, rows: told }: Receipt,
): Promise<{ row: number; record: string }[]> {
  const { rows } = await sql<{ row: number; record: string }>`
    select told.row, told.record
    from unnest(${told.map(row => row[0])}::int[], ${told.map(row => row[1])}::text[], ${told.map(row => row[2])}::text[],
      ${told.map(row => row[3])}::uuid[], ${told.map(row => row[4])}::int[], ${told.map(row => row[5])}::text[])
      as told (row, number, pdf, record, version, content)
    left join record r on r.agency_id = ${agency.id} and r.id = told.record and r.number = told.number
    left join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = told.version
      and v.pdf = decode(told.pdf, 'hex') and v.content = decode(told.content, 'hex')
    where v.record_id is null
    order by told.row`.execute(tx)
  return rows
}
