import fc from 'fast-check'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../testing/test-database.ts'
import { claimJob } from './claim.ts'
import { completeJob, giveBackJob } from './end-job.ts'
import { enqueueJobs, type NewJob } from './enqueue.ts'
import { holdLane, resumeLane } from './lanes.ts'

let app: TestApp
const [agencyId, otherAgencyId] = [newId(), newId()]
const everything = { scope: 'all' } as const

beforeAll(async () => {
  app = await openTestApp()
  await app.database.transaction(everything, tx =>
    tx
      .insertInto('agency')
      .values(
        [agencyId, otherAgencyId].map((id, i) => ({
          id,
          code: String(i + 1),
          level: 'commune' as const,
          name: 'Xã',
          valid_from: '1990-01-01',
        })),
      )
      .execute(),
  )
})
afterAll(() => app.close())
beforeEach(() => app.asOwner(client => client.query('delete from job')))

const pages = (lane: string, count: number, extra: Partial<NewJob> = {}): NewJob[] =>
  Array.from({ length: count }, (_, page) => ({ kind: 'test', agencyId, lane, payload: { page }, ...extra }))
const enqueue = (jobs: readonly NewJob[]) => app.database.transaction(everything, tx => enqueueJobs(tx, jobs))
const claim = () => app.database.transaction(everything, tx => claimJob(tx, ['test']))

/** Does the next job as a worker would; the lane it was of. */
async function doNext(): Promise<string | undefined> {
  const job = await claim()
  if (job === undefined) return undefined
  const { rows } = await app.database.transaction(everything, async tx => {
    await completeJob(tx, job)
    return sql<{ lane: string }>`select lane from job where id = ${job.id}`.execute(tx)
  })
  return rows[0]?.lane
}

test('a book of ten pages behind one of a thousand is done after about twenty', async () => {
  const [large, small] = [newId(), newId()]
  await enqueue(pages(large, 1000))
  for (let i = 0; i < 5; i++) await doNext()
  await enqueue(pages(small, 10))
  let left = 10
  let claims = 0
  for (; left > 0; claims++) if ((await doNext()) === small) left--
  expect(claims).toBeLessThanOrEqual(21)
})

test('of books that wait all the time none gets ahead of another by more than a page, however they came', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 3 }), fc.integer({ min: 1, max: 12 })), { minLength: 2, maxLength: 8 }),
      fc.nat({ max: 10 }),
      async (arrivals, pause) => {
        await app.asOwner(client => client.query('delete from job'))
        const lanes = Array.from({ length: 4 }, () => newId())
        const waiting = new Map<string, number>()
        const laneOf = (book: number) => lanes[book] ?? ''
        const serve = async () => {
          const lane = await doNext()
          if (lane !== undefined) waiting.set(lane, (waiting.get(lane) ?? 0) - 1)
          return lane
        }
        for (const [book, count] of arrivals) {
          await enqueue(pages(laneOf(book), count))
          waiting.set(laneOf(book), (waiting.get(laneOf(book)) ?? 0) + count)
          for (let i = 0; i < pause; i++) await serve()
        }
        const had = new Map<string, number>()
        for (;;) {
          const open = [...waiting].filter(([, count]) => count > 0).map(([lane]) => lane)
          const lane = await serve()
          if (lane === undefined) break
          had.set(lane, (had.get(lane) ?? 0) + 1)
          // From when all have come: among those that still wait the counts differ by one turn and the one begun before.
          const counts = open.map(each => had.get(each) ?? 0)
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2)
        }
        expect([...waiting.values()].every(count => count === 0)).toBe(true)
      },
    ),
    { numRuns: 12, seed: 4 },
  )
})

test('a page somebody waits for goes next, also when it waits already or its book is paused, and a stream of them starves nobody', async () => {
  const [large, other] = [newId(), newId()]
  await enqueue([...pages(large, 100), ...pages(other, 100)])
  for (let i = 0; i < 10; i++) await doNext()
  await enqueue(pages(large, 1, { dedupeKey: 'page:7' }))
  const added = await enqueue(pages(large, 1, { dedupeKey: 'page:7', payload: { page: 7 }, urgent: true }))
  expect(added).toBe(0)
  const next = await claim()
  const { rows } = await app.asOwner(client =>
    client.query('select dedupe_key from job where id = $1', [next?.id]),
  )
  expect(rows).toEqual([{ dedupe_key: 'page:7' }])

  await enqueue(pages(large, 200, { urgent: true }))
  const lanes = []
  for (let i = 0; i < 100; i++) lanes.push(await doNext())
  expect(lanes.filter(lane => lane === other).length).toBeGreaterThanOrEqual(5)

  await app.database.transaction(everything, tx => holdLane(tx, large))
  await app.database.transaction(everything, tx => holdLane(tx, other))
  expect(await doNext()).toBe(large)
})

test('a paused book waits, the others go on; resumed it takes its place beside them, not ahead', async () => {
  const [paused, other] = [newId(), newId()]
  await enqueue([...pages(paused, 20), ...pages(other, 60)])
  await app.database.transaction(everything, tx => holdLane(tx, paused))
  await enqueue(pages(paused, 1, { held: true }))
  for (let i = 0; i < 30; i++) expect(await doNext()).toBe(other)
  await app.database.transaction(everything, tx => resumeLane(tx, paused))
  const lanes = []
  for (let i = 0; i < 20; i++) lanes.push(await doNext())
  expect(lanes.filter(lane => lane === other).length).toBeGreaterThanOrEqual(9)
  expect(lanes.filter(lane => lane === paused).length).toBeGreaterThanOrEqual(9)
  let left = 0
  while ((await doNext()) !== undefined) left++
  expect(left).toBe(31)
})

test('a job that is tried again later does not hold the turn of those who come new', async () => {
  const [early, late, fresh] = [newId(), newId(), newId()]
  await enqueue(pages(early, 1))
  const failing = await claim()
  if (failing === undefined) throw new Error('not claimed')
  await app.database.transaction(everything, tx => giveBackJob(tx, failing, { code: 'internal', params: {} }))
  await enqueue(pages(late, 60))
  for (let i = 0; i < 20; i++) await doNext()
  await enqueue(pages(fresh, 20))
  const lanes = []
  for (let i = 0; i < 10; i++) lanes.push(await doNext())
  expect(lanes.filter(lane => lane === late).length).toBeGreaterThanOrEqual(4)
})

test('who sees only the own agency gets no turn ahead of the others', async () => {
  const [own, foreign] = [newId(), newId()]
  await enqueue(pages(foreign, 100, { agencyId: otherAgencyId }))
  for (let i = 0; i < 40; i++) await doNext()
  await app.database.transaction({ agencies: [agencyId] }, tx => enqueueJobs(tx, pages(own, 50)))
  const lanes = []
  for (let i = 0; i < 20; i++) lanes.push(await doNext())
  expect(lanes.filter(lane => lane === foreign).length).toBeGreaterThanOrEqual(9)
})

test('with 100,000 waiting a claim reads a few pages of an index', async () => {
  await app.asOwner(async client => {
    await client.query(
      `insert into job (id, kind, agency_id, lane, payload, turn)
       select gen_random_uuid(), 'test', $1, ('00000000-0000-7000-8000-' || lpad((n % 50)::text, 12, '0'))::uuid, '{}', n / 50 * 16
       from generate_series(1, 100000) n`,
      [agencyId],
    )
    await client.query('vacuum analyze job')
  })
  const explain = (statement: string) =>
    app.asOwner(async client => {
      // A connection reads the catalogue when it does something for the first time.
      await client.query(statement)
      await client.query('begin')
      const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
        `explain (analyze, buffers, format json) ${statement}`,
      )
      await client.query('rollback')
      const plan = rows[0]?.['QUERY PLAN'][0].Plan
      if (plan === undefined) throw new Error('no plan')
      return plan
    })
  const next = await explain(
    `select id from job where state = 'waiting' and run_at <= now() and kind = any(array['test'])
     order by turn, urgent desc, run_at limit 1 for update skip locked`,
  )
  const left = await explain(
    `select id from job where state = 'running' and lease_until < now() and kind = any(array['test'])
     order by lease_until limit 1 for update skip locked`,
  )
  for (const plan of [next, left])
    expect(plan['Shared Hit Blocks'] + plan['Shared Read Blocks']).toBeLessThan(60)
  expect(scansOf(next)).toEqual(['job_ready'])
  expect(scansOf(left)).toEqual(['job_leased'])
})

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly PlanNode[]
}

/** The indexes a plan reads, or "Seq Scan". */
function scansOf(node: PlanNode): string[] {
  const own = node['Node Type'].endsWith('Scan') ? [node['Index Name'] ?? node['Node Type']] : []
  return [...own, ...(node.Plans ?? []).flatMap(scansOf)]
}
