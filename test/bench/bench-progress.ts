import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { createAccount } from '../../src/access/create-account.ts'
import type { Role } from '../../src/access/schema.ts'
import { type App, openApp } from '../../src/platform/app.ts'
import { signInOver } from '../support/http-client.ts'
import { serve } from '../support/serve.ts'
import { type Figure, percentile } from './measure.ts'
import { fillProgress, type ProgressFill } from './progress/fill-progress.ts'

const [books, entries] = [100_000, 5_000_000]
const rounds = 60
const all = { scope: 'all' } as const

/**
 * p50 and p99 over HTTP of everything the first page asks: for the province and for a commune of today, one question after the other, of 100,000 books with five million
 * cases; beside it a plain sum over the same rows, and the books counted anew.
 */
export async function benchProgress(folder: string): Promise<readonly Figure[]> {
  const data = join(folder, 'data')
  const filled = await fillProgress(data, books, entries)
  const app = await openApp(data)
  const password = randomBytes(12).toString('hex')
  const figures: Figure[] = []
  try {
    await addAccount(app, 'so', 'province-lead', filled.provinceId, password)
    await addAccount(app, 'xa', 'registrar', filled.communeId, password)
    figures.push(...(await measureDatabase(app)))
  } finally {
    await app.close()
  }
  const served = await serve(data)
  try {
    for (const [username, of] of [
      ['so', 'province'],
      ['xa', 'commune'],
    ] as const) {
      const client = await signInOver(served.address, username, password)
      for (const [what, path] of questions(filled)) {
        const times: number[] = []
        for (let round = -5; round < rounds; round++) {
          const started = performance.now()
          const answer = await client.get(path)
          await answer.text()
          if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
          if (round >= 0) times.push(performance.now() - started)
        }
        figures.push({
          what: `${what}, ${of}`,
          value: `p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
        })
      }
    }
  } finally {
    await served.stop()
  }
  return figures
}

const questions = ({ contractorId }: ProgressFill): readonly (readonly [string, string])[] => [
  ['by kind', '/api/progress?by=kind'],
  ['by agency', '/api/progress?by=agency'],
  ['by period', '/api/progress?by=period'],
  ['by contractor', '/api/progress?by=contractor'],
  ['marriages since 1999 by agency', '/api/progress?by=agency&kind=KH&yearFrom=1999'],
  ['a year of weeks, days, forecast', '/api/progress/series?measure=deposited'],
  ['the same of a contractor', `/api/progress/series?measure=keyed&contractor=${contractorId}`],
  ['two years of weeks', '/api/progress/series?measure=deposited&weeks=104'],
  ['who is behind and why', '/api/progress/behind'],
  ['the list a number opens', '/api/books?kind=KH&state=checked'],
]

async function addAccount(
  app: App,
  username: string,
  role: Role,
  agencyId: string,
  password: string,
): Promise<void> {
  await app.database.transaction(all, tx =>
    createAccount(tx, { username, displayName: username, role, agencyId, password }, null),
  )
}

/** The physical limit beside it: the plain sum of the seven numbers over the same rows. */
async function measureDatabase(app: App): Promise<readonly Figure[]> {
  const time = async (statement: ReturnType<typeof sql>, times: number) => {
    const taken: number[] = []
    for (let round = 0; round < times; round++) {
      const started = performance.now()
      await app.database.transaction(all, tx => statement.execute(tx))
      taken.push(performance.now() - started)
    }
    return percentile(taken, 0.5)
  }
  const rolled = await time(sql`select roll_up_weeks()`, 1)
  const plain = (of: string) =>
    sql`select count(*), sum(pages), sum(cases), sum(pdfs), sum(keyed), sum(checked), sum(deposited), sum(accepted) from ${sql.raw(of)}`
  const days = await app.database.transaction(all, tx =>
    sql<{
      days: number
      weeks: number
    }>`select (select count(*)::int from book_day) as days, (select count(*)::int from book_week) as weeks`.execute(
      tx,
    ),
  )
  return [
    { what: 'books, days of books, weeks', value: `${books}, ${days.rows[0]?.days}, ${days.rows[0]?.weeks}` },
    { what: 'weeks rolled up', value: `${(rolled / 1000).toFixed(1)} s` },
    { what: 'plain sum over the books', value: `${(await time(plain('book'), 15)).toFixed(0)} ms` },
    { what: 'plain sum over the days', value: `${(await time(plain('book_day'), 15)).toFixed(0)} ms` },
  ]
}
