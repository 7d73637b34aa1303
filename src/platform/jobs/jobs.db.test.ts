import { setTimeout as delay } from 'node:timers/promises'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { openTestApp, type TestApp } from '../testing/test-database.ts'
import { claimJob } from './claim.ts'
import { countJobs } from './count-jobs.ts'
import { completeJob, renewJob } from './end-job.ts'
import { enqueueJobs } from './enqueue.ts'
import type { JobHandlers } from './job.ts'
import { runWorker } from './worker.ts'

let app: TestApp
const agencyId = newId()
const everything = { scope: 'all' } as const

beforeAll(async () => {
  app = await openTestApp()
  await app.database.transaction(everything, tx =>
    tx
      .insertInto('agency')
      .values({ id: agencyId, code: '1', level: 'commune', name: 'Xã', valid_from: '1990-01-01' })
      .execute(),
  )
})
afterAll(() => app.close())
beforeEach(() => app.asOwner(client => client.query('delete from job; delete from book')))

const enqueue = (count: number, extra = {}) =>
  app.database.transaction(everything, tx =>
    enqueueJobs(
      tx,
      Array.from({ length: count }, (_, i) => ({
        kind: 'test',
        agencyId,
        payload: { year: 1900 + i },
        ...extra,
      })),
    ),
  )

/** Runs workers until every job has come to an end. */
async function drain(handlers: JobHandlers, workers = 1): Promise<void> {
  const ending = new AbortController()
  const running = Array.from({ length: workers }, () =>
    runWorker(app, handlers, { signal: ending.signal, pollMs: 20 }),
  )
  for (
    let counts = await countJobs(app.database);
    counts.waiting + counts.running > 0;
    counts = await countJobs(app.database)
  )
    await delay(20)
  ending.abort()
  await Promise.all(running)
}

const addBook: JobHandlers = {
  test: async (job, context) => {
    const { year } = job.payload as { year: number }
    await context.complete(tx =>
      tx
        .insertInto('book')
        .values({ agency_id: agencyId, id: newId(), kind: 'KS', year, volume: '1' })
        .execute()
        .then(() => undefined),
    )
  },
}

test('every job is done once, by however many workers', async () => {
  await enqueue(40)
  await drain(addBook, 3)
  expect(await countJobs(app.database)).toEqual({ waiting: 0, held: 0, running: 0, done: 40, failed: 0 })
  const { rows } = await app.asOwner(client => client.query('select count(*)::int as n from book'))
  expect(rows).toEqual([{ n: 40 }])
})

test('the same key among unfinished jobs is one job; after it is done it may come again', async () => {
  expect(await enqueue(3, { dedupeKey: 'page:1' })).toBe(1)
  expect(await enqueue(1, { dedupeKey: 'page:1' })).toBe(0)
  await drain(addBook)
  expect(await enqueue(1, { dedupeKey: 'page:1' })).toBe(1)
})

test('a job whose worker was killed is taken over when its lease has run out, and the dead one’s late effect is undone', async () => {
  await enqueue(1)
  const dead = await app.database.transaction(everything, tx => claimJob(tx, ['test']))
  expect(dead?.attempt).toBe(1)
  expect(await app.database.transaction(everything, tx => claimJob(tx, ['test']))).toBeUndefined()
  await app.asOwner(client => client.query(`update job set lease_until = now() - interval '1 second'`))
  await drain(addBook)
  if (dead === undefined) throw new Error('not claimed')
  expect(await app.database.transaction(everything, tx => renewJob(tx, dead))).toBe(false)
  await expect(app.database.transaction(everything, tx => completeJob(tx, dead))).rejects.toMatchObject({
    code: 'job.lost',
  })
  expect(await countJobs(app.database)).toMatchObject({ done: 1 })
})

test('a failure is tried again later; unusable input is not', async () => {
  await enqueue(1)
  let tries = 0
  await drain({
    test: async () => {
      tries++
      if (tries === 1) throw new Error('mất mạng')
    },
  })
  expect(tries).toBe(2)
  await enqueue(1)
  await drain({
    test: async () => {
      throw new AppError('file.empty', { path: 'x.xlsx' })
    },
  })
  const { rows } = await app.asOwner(client =>
    client.query(`select state, attempts, error from job where state = 'failed'`),
  )
  expect(rows).toEqual([
    { state: 'failed', attempts: 1, error: { code: 'file.empty', params: { path: 'x.xlsx' } } },
  ])
})

test('an effect and its completion stand or fall together', async () => {
  await enqueue(1)
  let tries = 0
  await drain({
    test: async (_job, context) => {
      await context.complete(async tx => {
        await tx
          .insertInto('book')
          .values({ agency_id: agencyId, id: newId(), kind: 'KS', year: 2000, volume: String(++tries) })
          .execute()
        if (tries === 1) throw new Error('hỏng')
      })
    },
  })
  const { rows } = await app.asOwner(client => client.query('select volume from book'))
  expect(rows).toEqual([{ volume: '2' }])
})

test('progress is seen while it runs, and an ending worker hands its job back without counting a try', async () => {
  await enqueue(1)
  const ending = new AbortController()
  const running = runWorker(
    app,
    {
      test: async (_job, { progress, signal }) => {
        await progress({ done: 1, total: 2 })
        ending.abort()
        signal.throwIfAborted()
      },
    },
    { signal: ending.signal, pollMs: 20 },
  )
  await running
  const { rows } = await app.asOwner(client => client.query('select state, attempts, progress from job'))
  expect(rows).toEqual([{ state: 'waiting', attempts: 0, progress: { done: 1, total: 2 } }])
})
