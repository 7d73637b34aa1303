import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type App, openApp } from '../../src/platform/app.ts'
import type { Jurisdiction } from '../../src/platform/postgres/database.ts'
import type { KindCode } from '../../src/register/kind.ts'
import { answerSearch } from '../../src/registry/search/answer-search.ts'
import { createSearchMemory } from '../../src/registry/search/search-memory.ts'
import { writeGeneratedPackage } from './generated-package.ts'
import { type Figure, percentile, sogoc } from './measure.ts'
import { countEquals, drawQuestions, type SearchQuestion, ways } from './search-questions.ts'

const books: readonly { kind: KindCode; year: number; agency: string }[] = [
  { kind: 'KS', year: 1998, agency: '20509' },
  { kind: 'KS', year: 2004, agency: '20509' },
  { kind: 'KS', year: 2007, agency: '20512' },
  { kind: 'KS', year: 2012, agency: '20515' },
  { kind: 'KS', year: 2016, agency: '20518' },
  { kind: 'KH', year: 1996, agency: '20509' },
  { kind: 'KH', year: 2009, agency: '20512' },
  { kind: 'KT', year: 2010, agency: '20515' },
  { kind: 'KT', year: 2015, agency: '20518' },
  { kind: 'CMC', year: 2011, agency: '20512' },
]
const rowsPerBook = 10_000
const sampledRecords = 200
const mostShown = 20
const scopes = ['all', 'commune'] as const

interface Outcome {
  readonly question: SearchQuestion
  readonly ms: number
  readonly isFound: boolean
  /** Records that answer as well as the one meant. */
  readonly equals: number
}

/**
 * p50, p99 and recall@20 of each way of asking, over the whole registry and within one commune, row-level security and the journal
 * included: of 100,000 records that it deposits first, or of the data folder in SOGOC_BENCH_FILLED (`npm run bench -- fill`). Questions
 * that more than 20 records answer equally well can't be answered by 20; they are counted apart.
 */
export async function benchSearch(folder: string): Promise<readonly Figure[]> {
  const filled = process.env.SOGOC_BENCH_FILLED
  const data = filled ?? join(folder, 'data')
  if (filled === undefined) await depositBooks(folder, data)
  const app = await openApp(data)
  try {
    return await ask(app)
  } finally {
    await app.close()
  }
}

async function ask(app: App): Promise<readonly Figure[]> {
  const memory = createSearchMemory()
  const everything = { scope: 'all' } as const
  const before = process.memoryUsage.rss()
  const started = performance.now()
  const index = await app.database.transaction(everything, tx => memory.loadNames(tx))
  const loadMs = performance.now() - started
  const grown = (process.memoryUsage.rss() - before) / 1e6
  const { questions, mentions } = await app.database.transaction(everything, async tx => ({
    questions: await drawQuestions(tx, sampledRecords, 7),
    mentions:
      (await sql<{ count: string }>`select count(*)::text as count from mention`.execute(tx)).rows[0]
        ?.count ?? '',
  }))
  const figures: Figure[] = [
    { what: 'people named', value: mentions },
    {
      what: 'distinct names in memory',
      value: `${index.size}: tables ${(index.bytes / 1e6).toFixed(0)} MB (process grew ${grown.toFixed(0)} MB), read in ${(loadMs / 1000).toFixed(1)} s`,
    },
  ]
  for (const scope of scopes) {
    const outcomes: Outcome[] = []
    // Once without looking at the clock: the server's caches and the compiler are warm in an office, too.
    for (const question of questions.slice(0, 60)) await askOne(app, memory, question, scope)
    for (const question of questions) outcomes.push(await askOne(app, memory, question, scope))
    figures.push(formatFigure(`${scope}: every question`, outcomes))
    for (const way of ways)
      figures.push(
        formatFigure(
          `${scope}: ${way}`,
          outcomes.filter(each => each.question.way === way),
        ),
      )
  }
  return figures
}

async function askOne(
  app: App,
  memory: ReturnType<typeof createSearchMemory>,
  question: SearchQuestion,
  scope: (typeof scopes)[number],
): Promise<Outcome> {
  const { commune, text, record } = question
  const jurisdiction: Jurisdiction = scope === 'all' ? { scope } : { agencies: commune.agencies }
  const agencyId = scope === 'all' ? null : commune.agencyId
  const started = performance.now()
  const { hits } = await app.database.transaction(jurisdiction, tx =>
    answerSearch(
      tx,
      memory,
      { text, born: null, kind: null, limit: mostShown },
      { accountId: null, agencyId, identity: true },
    ),
  )
  const ms = performance.now() - started
  const equals = await app.database.transaction({ scope: 'all' }, tx => countEquals(tx, question, scope))
  return { question, ms, equals, isFound: record === null || hits.some(hit => hit.record === record) }
}

function formatFigure(what: string, outcomes: readonly Outcome[]): Figure {
  const times = outcomes.map(({ ms }) => ms)
  const asked = outcomes.filter(({ question }) => question.record !== null)
  const decided = asked.filter(({ equals, question }) => equals <= mostShown || !namesPeople(question))
  const found = decided.filter(({ isFound }) => isFound).length
  const recall =
    decided.length === 0
      ? ''
      : `, recall@20 ${(found / decided.length).toFixed(3)} of ${decided.length} (${asked.length - decided.length} more fit over 20 records equally)`
  return {
    what,
    value: `p50 ${percentile(times, 0.5).toFixed(1)}, p99 ${percentile(times, 0.99).toFixed(1)} ms of ${times.length}${recall}`,
  }
}

/** Whether others of the same name may answer, too: a number of a commune or an identity number leaves one record, or nearly. */
function namesPeople({ way }: SearchQuestion): boolean {
  return !['number and commune', 'identity number'].includes(way)
}

async function depositBooks(folder: string, data: string): Promise<void> {
  const packages = join(folder, 'packages')
  for (const [index, book] of books.entries()) {
    const inAgency = join(packages, book.agency)
    await mkdir(inAgency, { recursive: true })
    await writeGeneratedPackage(inAgency, { ...book, volume: '01', rows: rowsPerBook, seed: 11 + index })
  }
  await sogoc('deposit', '--batch', packages, '--data', data)
}
