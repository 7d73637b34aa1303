import { once } from 'node:events'
import type { Client } from 'pg'
import { from } from 'pg-copy-streams'
import { type CopyValue, formatCopyRow } from '../../../src/platform/postgres/copy-text.ts'

/** So much text of all tables is held before it goes to the server. */
const mostBytes = 32 * 1024 * 1024

/** Rows of several tables on their way to the server, in one connection: one COPY after the other, big enough to be worth it. */
export interface TableWriter {
  add(table: string, row: readonly CopyValue[]): void
  /** Sends what is held when it is much, or always. */
  flush(always: boolean): Promise<void>
}

/** `columns` by table. The tables must have been truncated in the same transaction: that saves the write-ahead log and freezes the rows. */
export function createTableWriter(
  client: Client,
  columns: Readonly<Record<string, readonly string[]>>,
): TableWriter {
  const held = new Map(Object.keys(columns).map(table => [table, [] as string[]]))
  let bytes = 0
  return {
    add(table, row) {
      const line = formatCopyRow(row)
      held.get(table)?.push(line)
      bytes += line.length
    },
    async flush(always) {
      if (!always && bytes < mostBytes) return
      bytes = 0
      for (const [table, lines] of held) {
        if (lines.length === 0) continue
        const names = (columns[table] ?? []).map(name => `"${name}"`).join(', ')
        const stream = client.query(from(`copy "${table}" (${names}) from stdin with (freeze)`))
        const finished = once(stream, 'finish')
        for (let at = 0; at < lines.length; at += 500) {
          if (!stream.write(lines.slice(at, at + 500).join(''))) await once(stream, 'drain')
        }
        stream.end()
        await finished
        lines.length = 0
      }
    },
  }
}
