import { mkdir } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { App } from '../../../src/platform/app.ts'
import { signInOver } from '../../support/http-client.ts'
import { serve } from '../../support/serve.ts'
import { type Figure, percentile } from '../measure.ts'
import { addPerson, assignBook, benchPassword, type Commune, declareCommune, within } from './commune.ts'
import { compareSaved } from './compare-saved.ts'
import { depositEarlier } from './deposit-earlier.ts'
import { type PreparedBook, prepareBook } from './prepare-book.ts'
import { type LoadNotes, simulateKeyer } from './simulated-keyer.ts'

/** How many keyers work and for how long. */
export interface LoadOptions {
  readonly keyers: number
  readonly minutes: number
}

const entryMs = 60_000
const keyersPerBook = 20
/** Of the books that are keyed; the registry has the ten years before. */
const firstYear = 1980
/** Small, so that batches are finished and settled while others type. */
const batchSize = 3

interface Worker {
  readonly username: string
  readonly book: PreparedBook
}

/** What a run took, beside what the keyers noted. */
interface Run {
  readonly seconds: number
  /** Of the clients' own process: what it adds to every time. */
  readonly loopMs: readonly number[]
  /** Cores used by everything on the machine, and by the clients of it. */
  readonly cores: readonly number[]
}

/**
 * Keyers at work through HTTP on a served data folder: every key a change, saving by the desk's own times, an entry a minute, with each a page image and
 * questions for known families, batches taken, finished and settled meanwhile; half of the books are keyed twice. At the end every value is
 * compared with the database.
 */
export async function benchKeyingLoad(folder: string, options: LoadOptions): Promise<readonly Figure[]> {
  const dataDir = join(folder, 'data')
  await mkdir(dataDir, { recursive: true })
  const commune = await within(dataDir, declareCommune)
  await depositEarlier(folder, dataDir, { since: firstYear - 10, before: firstYear }, 7)
  const workers = await within(dataDir, app => prepare(app, commune, options))
  const notes: LoadNotes = {
    ...{ savingMs: [], imageMs: [], packMs: [], helpMs: [], problems: [], saved: new Map(), entries: 0 },
  }
  // Here all of them come from one address, which no office of this size shares.
  process.env.REQUESTS_PER_MINUTE = '1000000'
  const served = await serve(dataDir)
  const run = await runKeyers(served.address, workers, options, notes).finally(() => served.stop())
  const compared = await within(dataDir, app => compareSaved(app, notes.saved, workers))
  return [...figuresOf(workers.length, notes, run), ...compared]
}

async function runKeyers(
  address: string,
  workers: readonly Worker[],
  { minutes }: LoadOptions,
  notes: LoadNotes,
): Promise<Run> {
  const clients = []
  for (const { username, book } of workers)
    clients.push({ client: await signInOver(address, username, benchPassword), book })
  const loop = monitorEventLoopDelay({ resolution: 5 })
  const [started, own, machine] = [performance.now(), process.cpuUsage(), machineMs()]
  loop.enable()
  const pace = { entryMs, endsAt: started + minutes * 60_000 }
  await Promise.all(clients.map(({ client, book }) => simulateKeyer(client, book, pace, notes)))
  loop.disable()
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(own)
  return {
    seconds,
    loopMs: [loop.percentile(50), loop.percentile(99), loop.max].map(ns => ns / 1e6),
    cores: [(machineMs() - machine) / 1000 / seconds, (user + system) / 1e6 / seconds],
  }
}

function figuresOf(keyers: number, notes: LoadNotes, { seconds, loopMs, cores }: Run): readonly Figure[] {
  const saves = notes.savingMs.length
  return [
    { what: 'keyers at work, minutes', value: `${keyers}, ${(seconds / 60).toFixed(1)}` },
    { what: 'entries finished, saves', value: `${notes.entries}, ${saves}` },
    { what: 'saves a second', value: (saves / seconds).toFixed(0) },
    times('saving p50 / p95 / p99 / worst (goal p95 ≤ 300 ms)', notes.savingMs),
    times('a page’s image p50 / p95 / p99 / worst', notes.imageMs),
    times('a dictionary, known families of a name p50 / p95 / p99 / worst', notes.helpMs),
    times('opening a batch p50 / p95 / p99 / worst', notes.packMs),
    { what: 'errors (goal 0)', value: describe(notes.problems) },
    {
      what: 'event-loop delay of the clients’ process p50 / p99 / worst',
      value: loopMs.map(ms => `${ms.toFixed(0)} ms`).join(' / '),
    },
    {
      what: `cores used of ${cpus().length}: by everything on the machine, by the clients of it`,
      value: cores.map(share => share.toFixed(2)).join(', '),
    },
  ]
}

async function prepare(
  app: App,
  commune: Commune,
  { keyers, minutes }: LoadOptions,
): Promise<readonly Worker[]> {
  const workers: Worker[] = []
  for (let first = 0; first < keyers; first += keyersPerBook) {
    const [at, people] = [first / keyersPerBook, Math.min(keyersPerBook, keyers - first)]
    const isTwice = at % 2 === 1
    // Of a book that is keyed twice, the second pass begins when half of the work is done.
    const cases = Math.ceil(people * (Math.ceil(minutes) + batchSize) * (isTwice ? 0.6 : 1))
    const book = await prepareBook(app, commune, {
      ...{ kind: 'KS', year: firstYear + at, volume: '01', cases, drawn: 10, dpi: 200, columns: 'core' },
      setup: { mode: isTwice ? 'double' : 'single', batchSize },
    })
    for (let person = 1; person <= people; person++) {
      const username = `nhap.${first + person}`
      const accountId = await addPerson(app, commune.agencyId, username, 'keyer')
      await assignBook(app, commune.agencyId, book.bookId, accountId)
      workers.push({ username, book })
    }
  }
  return workers
}

/** Time that all cores together were not idle since the machine was started. */
function machineMs(): number {
  return cpus().reduce((sum, { times: { user, nice, sys, irq } }) => sum + user + nice + sys + irq, 0)
}

function times(what: string, figures: readonly number[]): Figure {
  const shares = [0.5, 0.95, 0.99, 1].map(share => `${Math.round(percentile(figures, share))} ms`)
  return { what, value: shares.join(' / ') }
}

function describe(problems: readonly string[]): string {
  return problems.length === 0 ? '0' : `${problems.length}: ${[...new Set(problems)].slice(0, 5).join('; ')}`
}
