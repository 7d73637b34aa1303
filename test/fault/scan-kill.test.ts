import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import sharp from 'sharp'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, openApp } from '../../src/platform/app.ts'
import { leaseSeconds } from '../../src/platform/jobs/claim.ts'
import { programEntry } from '../../src/platform/program.ts'
import { listServerProcesses } from '../../src/platform/testing/test-cluster.ts'
import { noteFile } from '../../src/platform/vault/note-file.ts'
import type { Stored } from '../../src/platform/vault/vault.ts'
import { requestRendering } from '../../src/scanning/render/request-rendering.ts'
import { sogoc } from '../support/sogoc.ts'

const everything = { scope: 'all' } as const
const books = 4
const picturesPerBook = 12
let data: string
let server: ChildProcess | undefined

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'sogoc-scan-kill-'))
})
afterAll(async () => {
  await kill('everything')
  await rm(data, { recursive: true, force: true, maxRetries: 10 })
})

/** Opens the data folder for a moment: nothing of this test may keep the database alive. */
async function within<T>(run: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(data, { env: { LOG_LEVEL: 'silent' } })
  try {
    return await run(app)
  } finally {
    await app.close()
  }
}

/** A sheet with lines of "writing" that differs from every other. */
function drawSheet(seed: number): Promise<Buffer> {
  const words = Array.from({ length: 40 }, (_, line) =>
    Array.from({ length: 9 }, (_, word) => {
      const width = 40 + ((seed * 37 + line * 17 + word * 29) % 70)
      return `<rect x="${140 + word * 130}" y="${160 + line * 40}" width="${width}" height="11"/>`
    }).join(''),
  )
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="1400" height="1980"><rect width="1400" height="1980" fill="#f4f1e6"/><g fill="#223">${words.join('')}</g></svg>`,
    ),
  )
    .jpeg({ quality: 85 })
    .toBuffer()
}

async function takeIn(app: App): Promise<void> {
  const agencyId = newId()
  await app.database.transaction(everything, tx =>
    tx
      .insertInto('agency')
      .values({ id: agencyId, code: '10015', level: 'commune', name: 'Xã', valid_from: '1990-01-01' })
      .execute(),
  )
  for (let book = 0; book < books; book++) {
    const bookId = newId()
    const pending = await app.vault.begin('page')
    const stored: Stored[] = []
    for (let i = 0; i < picturesPerBook; i++)
      stored.push(await pending.put(await drawSheet(book * picturesPerBook + i)))
    await app.database.transaction(everything, async tx => {
      await tx
        .insertInto('book')
        .values({ agency_id: agencyId, id: bookId, kind: 'KS', year: 1990 + book, volume: '01' })
        .execute()
      const captures = stored.map(({ digest }, i) => ({
        agency_id: agencyId,
        id: newId(),
        book_id: bookId,
        original: digest,
        original_name: `trang-${i + 1}.jpg`,
      }))
      for (const file of stored) await noteFile(tx, agencyId, file, 'image/jpeg')
      await tx.insertInto('capture').values(captures).execute()
      await tx
        .insertInto('page')
        .values(
          captures.map(({ id }, i) => ({
            agency_id: agencyId,
            id: newId(),
            book_id: bookId,
            capture_id: id,
            sequence: i + 1,
          })),
        )
        .execute()
      await requestRendering(
        tx,
        { agencyId, bookId },
        captures.map(({ id }) => id),
        { urgent: false },
      )
    })
    await pending.commit()
  }
}

function startServer(): void {
  server = spawn(process.execPath, [programEntry, 'serve', '--data', data, '--port', '0'], {
    stdio: 'ignore',
    env: { ...process.env, LOG_LEVEL: 'silent' },
  })
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly line: readonly string[]
}

/** Every process of this test's data folder. */
async function listProcesses() {
  const all: Process[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const [line, stat] = await Promise.all([
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''),
    ])
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    all.push({ pid: Number(name), parent, line: line.split('\0') })
  }
  const of = (command: string) =>
    all.filter(({ line }) => line.includes(command) && line.includes(data)).map(({ pid }) => pid)
  const worker = of('worker')
  return {
    server: of('serve'),
    worker,
    imaging: all
      .filter(({ parent, line }) => line.includes('__imaging') && worker.includes(parent))
      .map(({ pid }) => pid),
    keeper: [...of('__keeper'), ...(await listServerProcesses(data))],
  }
}

const victims = ['imaging', 'worker', 'server', 'everything'] as const

/** kill -9, with nobody asked. */
async function kill(which: (typeof victims)[number]): Promise<void> {
  const found = await listProcesses()
  for (const pid of which === 'everything' ? Object.values(found).flat() : found[which]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }
  if (which === 'imaging' || which === 'worker' || server === undefined) return
  if (server.exitCode === null && server.signalCode === null) await once(server, 'exit')
}

/** How far it is: captures, how often each was rendered, places of pages that are not where they should be, jobs by state. */
interface Outcome {
  readonly ready: number
  readonly open: number
  readonly renderings: number
  readonly mostOfOne: number
  readonly pages: number
  readonly gaps: number
  readonly jobs: Readonly<Record<string, number>>
}

function look(): Promise<Outcome> {
  return within(async ({ database }) => {
    const { rows } = await database.transaction(everything, tx =>
      sql<Outcome>`
        with rendered as (select count(*) as n from journal where action = 'page.render' group by subject),
        place as (select sequence, row_number() over (partition by book_id order by sequence) as place from page)
        select (select count(*)::int from capture where state = 'ready') as ready,
          (select count(*)::int from capture where state <> 'ready') as open,
          (select coalesce(sum(n), 0)::int from rendered) as renderings, (select coalesce(max(n), 0)::int from rendered) as "mostOfOne",
          (select count(*)::int from page where rendered is not null) as pages,
          (select count(*)::int from place where sequence is distinct from place) as gaps,
          (select jsonb_object_agg(state, n) from (select state, count(*) as n from job group by state) job) as jobs`.execute(
        tx,
      ),
    )
    const [outcome] = rows
    if (outcome === undefined) throw new Error('no outcome')
    return outcome
  })
}

/** Whether a worker has taken or renewed a job since that moment, or all is done. */
function isGoingOn(sinceMs: number): Promise<boolean> {
  return within(async ({ database }) => {
    const { rows } = await database.transaction(everything, tx =>
      sql<{ on: boolean }>`
        select coalesce(bool_or(state = 'running' and lease_until > to_timestamp(${(sinceMs + leaseSeconds * 1000) / 1000}::float8)), false)
          or bool_and(state = 'done') as on from job`.execute(tx),
    )
    return rows[0]?.on === true
  })
}

test('whatever is killed while pages are being drawn, the work goes on within 30 seconds and no page is lost or doubled', async () => {
  await within(takeIn)
  const total = books * picturesPerBook
  let killed = 0
  for (const [round, ms] of [700, 1900, 400, 2600, 1200, 3100, 900, 1500].entries()) {
    const which = victims[round % victims.length] ?? 'everything'
    const before = await look()
    if (before.open === 0) break
    if ((await listProcesses()).server.length === 0) startServer()
    // From the moment that there is something to kill.
    while ((await listProcesses()).imaging.length === 0) await delay(50)
    await delay(ms)
    await kill(which)
    killed++
    const killedAt = Date.now()
    if (which === 'server' || which === 'everything') startServer()
    while (!(await isGoingOn(killedAt))) {
      expect(Date.now(), `nothing was begun for 30 s after killing ${which}`).toBeLessThan(killedAt + 30_000)
      await delay(300)
    }
  }
  expect(killed).toBeGreaterThanOrEqual(4)
  if ((await listProcesses()).server.length === 0) startServer()
  for (const deadline = Date.now() + 240_000; (await look()).open > 0; await delay(500))
    expect(Date.now()).toBeLessThan(deadline)
  expect(await look()).toEqual({
    ready: total,
    open: 0,
    pages: total,
    renderings: total,
    mostOfOne: 1,
    gaps: 0,
    jobs: { done: total },
  })
  server?.kill('SIGTERM')
  if (server?.exitCode === null) await once(server, 'exit')
  const { stdout } = await sogoc(['verify', '--data', data, '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ missing: 0, damaged: 0, unreferenced: 0, mismatchCount: 0 })
  for (const leftOver of ['tmp', 'pending'])
    expect(await readdir(join(data, 'vault', leftOver)).catch(() => [])).toEqual([])
  expect((await listProcesses()).imaging).toEqual([])
}, 600_000)
