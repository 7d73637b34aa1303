import { hash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { appendJournal } from '../../src/journal/append.ts'
import { verifyJournal } from '../../src/journal/verify.ts'
import { rowsInOrder } from '../../src/journal/verify-chains.ts'
import { type App, openApp } from '../../src/platform/app.ts'
import { copyOut } from '../../src/platform/postgres/copy-out.ts'
import { getRecord } from '../../src/registry/records/get-record.ts'
import { writeGeneratedPackage } from './generated-package.ts'
import { type Figure, percentile, sogoc } from './measure.ts'
import { writeJournal } from './write-journal.ts'

const rows = 500_000
const depositRows = 10_000
const everything = { scope: 'all' } as const

/** What the journal costs: verifying it, against merely reading and hashing its bytes; its share of a deposit and of a read. */
export async function benchJournal(folder: string): Promise<readonly Figure[]> {
  return [...(await benchVerify(join(folder, 'long'))), ...(await benchAppend(folder, join(folder, 'data')))]
}

async function benchVerify(data: string): Promise<readonly Figure[]> {
  const app = await openApp(data)
  try {
    await writeJournal(app, { rows, chains: 300, days: 90 })
    await readAndHash(app) // both then find the rows in the caches of the database and the system
    const limit = await timed(() => readAndHash(app))
    const verify = await timed(async () => {
      const { broken, rows: found } = await verifyJournal(app.database)
      if (found !== rows || broken.length > 0)
        throw new Error(`${found} rows fit, ${broken.length} chains are broken`)
    })
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1024)
    return [
      { what: `verify, ${rows.toLocaleString('en')} journal rows in 300 chains`, value: rate(verify) },
      { what: 'limit: reading the same rows and SHA-256 of their bytes alone', value: rate(limit) },
      { what: 'share of the limit', value: `${((100 * limit) / verify).toFixed(0)} %` },
      { what: 'peak memory, writing the rows included', value: `${peakMb} MB` },
    ]
  } finally {
    await app.close()
  }
}

const rate = (ms: number) => `${Math.round(rows / (ms / 1000)).toLocaleString('en')} rows/s`

async function timed(run: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await run()
  return performance.now() - started
}

/** What no verification can pass: every row fetched and its text hashed, with nothing looked at. */
async function readAndHash({ database }: App): Promise<void> {
  await database.transaction(everything, tx =>
    copyOut(tx, rowsInOrder, row => void hash('sha256', row.join(''), 'hex')),
  )
}

async function benchAppend(folder: string, data: string): Promise<readonly Figure[]> {
  await mkdir(folder, { recursive: true })
  const book = { kind: 'KS', year: 2006, volume: '01', agency: '20509', rows: depositRows, seed: 7 } as const
  const { xlsxPath, zipPath } = await writeGeneratedPackage(folder, book)
  await sogoc('search', 'nguyen', '--data', data) // the data folder exists and has its schema
  const deposit = await sogoc('deposit', xlsxPath, zipPath, '--agency', book.agency, '--data', data)
  const app = await openApp(data)
  try {
    const records = await app.database.transaction(everything, tx =>
      tx.selectFrom('record').select(['agency_id', 'id']).limit(500).execute(),
    )
    const reader = { removed: false, identity: true }
    const [appends, plain, journaled]: [number[], number[], number[]] = [[], [], []]
    for (const { agency_id: agencyId, id } of records) {
      const read = (journal: boolean) =>
        app.database.transaction(everything, async tx => {
          await getRecord(tx, agencyId, id, reader)
          if (!journal) return
          const event = { agencyId, action: 'record.read', subject: `record:${id}` } as const
          appends.push(await timed(() => appendJournal(tx, event)))
        })
      plain.push(await timed(() => read(false)))
      journaled.push(await timed(() => read(true)))
    }
    const append = percentile(appends, 0.5)
    const ms = (value: number) => `${value.toFixed(2)} ms`
    return [
      { what: 'one row appended (p50)', value: ms(append) },
      {
        what: `its share of a deposit of ${depositRows.toLocaleString('en')} rows, one row a deposit`,
        value: `${((100 * append) / (deposit.seconds * 1000)).toFixed(3)} % of ${deposit.seconds.toFixed(2)} s`,
      },
      { what: 'a record read, not journaled (p50)', value: ms(percentile(plain, 0.5)) },
      { what: 'a record read and journaled, with its commit (p50)', value: ms(percentile(journaled, 0.5)) },
    ]
  } finally {
    await app.close()
  }
}
