import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from } from 'pg-copy-streams'
import { type CopyValue, formatCopyRow } from './copy-text.ts'
import type { Transaction } from './database.ts'
import { PgConnection } from './driver.ts'
import type { Tables } from './tables.ts'

export type { CopyValue } from './copy-text.ts'

/** Rows are joined to chunks of about this size: one write each would cost more than the row. */
const chunkBytes = 64 * 1024

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * Streams rows into a table with COPY; returns how many went in. `rows` may be an async generator: it is read only as fast
 * as the server takes, and must not use `tx` itself. Row-level security allows COPY only into tables without it, so for the
 * others the rows go through a temporary table in the same transaction.
 */
export async function copyInto<Table extends keyof Tables & string>(
  tx: Transaction,
  table: Table,
  columns: readonly (keyof Tables[Table] & string)[],
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): Promise<number> {
  return tx.getExecutor().provideConnection(async connection => {
    if (!(connection instanceof PgConnection))
      throw new TypeError('copyInto needs a transaction of openDatabase')
    const { client } = connection
    const list = columns.map(quote).join(', ')
    const { rows: guarded } = await client.query(
      'select relrowsecurity as guarded from pg_class where oid = $1::regclass',
      [quote(table)],
    )
    const target = guarded[0]?.guarded === true ? `copy_${table}` : table
    if (target !== table) {
      await client.query(
        `create temporary table ${quote(target)} on commit drop as select ${list} from ${quote(table)} with no data`,
      )
    }
    const stream = client.query(from(`copy ${quote(target)} (${list}) from stdin`))
    await pipeline(Readable.from(inChunks(rows), { objectMode: false }), stream)
    if (target === table) return stream.rowCount
    const moved = await client.query(
      `insert into ${quote(table)} (${list}) select ${list} from ${quote(target)}`,
    )
    await client.query(`drop table ${quote(target)}`)
    return moved.rowCount ?? 0
  })
}

async function* inChunks(
  rows: Iterable<readonly CopyValue[]> | AsyncIterable<readonly CopyValue[]>,
): AsyncGenerator<Buffer> {
  let text = ''
  for await (const row of rows) {
    text += formatCopyRow(row)
    if (text.length < chunkBytes) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}
