import { to } from 'pg-copy-streams'
import { type CopiedRow, parseCopyRow } from './copy-text.ts'
import type { Transaction } from './database.ts'
import { PgConnection } from './driver.ts'

/**
 * Streams the rows of a query to `take` with COPY: about twice as fast as fetching pages, with memory for some rows only. The
 * query has no parameters and must not be made of what somebody sent. Row-level security applies as to any query.
 */
export async function copyOut(tx: Transaction, query: string, take: (row: CopiedRow) => void): Promise<void> {
  await tx.getExecutor().provideConnection(async connection => {
    if (!(connection instanceof PgConnection))
      throw new TypeError('copyOut needs a transaction of openDatabase')
    const stream = connection.client.query(to(`copy (${query}) to stdout (encoding 'UTF8')`))
    // A byte a character first: one Vietnamese line would otherwise make all of its chunk cost twice.
    stream.setEncoding('latin1')
    let rest = ''
    for await (const chunk of stream) {
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(parseCopyRow(decodeLine(line)))
    }
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII.
const beyondAscii = /[^\x00-\x7f]/

/** The text of a line whose bytes were read as one character each. */
function decodeLine(bytes: string): string {
  return beyondAscii.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes
}
