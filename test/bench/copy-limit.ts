import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from, to } from 'pg-copy-streams'
import { acquireServer } from '../../src/platform/postgres/launcher.ts'

/** What a deposit writes a row of for every row of the sheet, or a few. */
const tables = ['file', 'record', 'record_version', 'mention']

/** Seconds that PostgreSQL takes for COPY of what stands in these tables of a data folder, into tables of the same columns with no index and no constraint. */
export async function copyLimit(dataDir: string): Promise<number> {
  const server = await acquireServer(dataDir)
  const client = new Client(server.owner)
  await client.connect()
  try {
    const contents = new Map<string, Buffer>()
    for (const table of tables) {
      const out = client.query(to(`copy ${table} to stdout`))
      contents.set(table, Buffer.concat(await out.toArray()))
      await client.query(`create table bench_${table} (like ${table})`)
    }
    const started = performance.now()
    await client.query('begin')
    for (const [table, bytes] of contents)
      await pipeline(Readable.from([bytes]), client.query(from(`copy bench_${table} from stdin`)))
    await client.query('commit')
    const seconds = (performance.now() - started) / 1000
    for (const table of tables) await client.query(`drop table bench_${table}`)
    return seconds
  } finally {
    await client.end()
    await server.release()
  }
}
