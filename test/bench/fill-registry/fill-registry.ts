import { Client } from 'pg'
import { openApp } from '../../../src/platform/app.ts'
import { acquireServer } from '../../../src/platform/postgres/launcher.ts'
import { rebuildAllCounters } from '../../../src/registry/counters/rebuild-counters.ts'
import { onePagePdf } from '../../../src/registry/testing/write-package.ts'
import { refuseFilledFolder } from '../../../src/training/demo/refuse-filled.ts'
import { createTableWriter } from './copy-tables.ts'
import { dropIndexes } from './drop-indexes.ts'
import { type PlannedAgency, planBooks, planProvince, reorganised } from './plan-province.ts'
import { createBookWriter, filledColumns, type SharedPdf } from './write-books.ts'

export interface FillRequest {
  readonly data: string
  readonly records: number
  readonly seed: number
}

export interface Filled {
  readonly records: number
  readonly mentions: number
  readonly names: number
  readonly seconds: number
}

/**
 * Fills an empty data folder with an invented province of millions of records, in one transaction: killed, nothing is there. The same
 * seed gives the same rows. Held in memory are the distinct names and 32 MB of rows.
 */
export async function fillRegistry({ data, records, seed }: FillRequest): Promise<Filled> {
  const started = performance.now()
  const tell = (text: string): void => {
    const seconds = Math.round((performance.now() - started) / 1000)
    process.stderr.write(`${String(seconds).padStart(5)} s  ${text}\n`)
  }
  const app = await openApp(data)
  let pdf: SharedPdf
  try {
    await refuseFilledFolder(app)
    pdf = await app.vault.put(onePagePdf('a page that all invented records share'))
  } finally {
    await app.close()
  }
  const server = await acquireServer(data)
  const client = new Client(server.owner)
  try {
    await client.connect()
    await client.query('begin')
    // Rows that are right by construction: checking five million foreign keys one by one would take longer than writing them.
    await client.query(`set local session_replication_role = replica; set local maintenance_work_mem = '1GB'`)
    const tables = Object.keys(filledColumns)
    await client.query(`truncate ${tables.join(', ')} cascade`)
    const indexes = await dropIndexes(client, tables)
    const province = planProvince(records, seed)
    await insertAgencies(client, province.agencies)
    const writer = createTableWriter(client, filledColumns)
    const books = createBookWriter(writer, seed, pdf)
    let told = 0
    for (const { commune, book, ofYear } of planBooks(province.communes, records)) {
      books.write(commune, book, ofYear)
      await writer.flush(false)
      const { records: written, mentions, names } = books.counts()
      if (written - told < 250_000) continue
      told = written
      tell(`${written} records, ${mentions} mentions, ${names} names`)
    }
    await writer.flush(true)
    const counts = books.counts()
    await client.query(`select setval('name_id', $1)`, [counts.names])
    for (const definition of indexes) {
      tell(definition)
      await client.query(definition)
    }
    await client.query('commit')
    tell('analyze')
    await client.query('vacuum (analyze)')
    tell('counters')
    await countAll(data)
    return { ...counts, seconds: (performance.now() - started) / 1000 }
  } finally {
    await client.end()
    await server.release()
  }
}

/** The statistics' counters, from the records. */
async function countAll(data: string): Promise<void> {
  const app = await openApp(data)
  try {
    await rebuildAllCounters(app.database)
  } finally {
    await app.close()
  }
}

/** Writes planned agencies and who took over from them. */
export async function insertAgencies(client: Client, agencies: readonly PlannedAgency[]): Promise<void> {
  for (const { id, code, level, name, parentId, validFrom, validTo } of agencies) {
    await client.query(
      'insert into agency (id, code, level, name, parent_id, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)',
      [id, code, level, name, parentId, validFrom, validTo],
    )
  }
  for (const { id, level, successorId } of agencies) {
    if (successorId === null) continue
    await client.query(
      `insert into agency_succession (predecessor_id, successor_id, on_date, extent, kind, basis) values ($1, $2, $3, 'full', $4, 'giả định')`,
      [id, successorId, reorganised, level === 'district' ? 'abolish' : 'merge'],
    )
  }
}
