import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../access/testing.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import { runWorker } from '../../platform/jobs/worker.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { jobHandlers } from '../../worker.ts'
import { registerKeyingRoutes } from '../routes.ts'
import { nextBatchSchema, packSchema, savedKeyingsSchema } from '../schema.ts'
import { verifyKeying } from '../settle/verify-keying.ts'
import { addCases, keyed } from '../testing.ts'

const cases = 24
/** The last of them comes after the storm: new to what was taken back from all the others. */
const keyers = ['an', 'binh', 'chi', 'dung', 'em']
let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let manager: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerKeyingRoutes(to, app))
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agencyId)
  manager = await signInAs(server, 'xa')
  bookId = await addBook(app, agencyId)
  await addCases(app, { agencyId, bookId }, cases)
  await app.database.transaction({ scope: 'all' }, tx =>
    sql`insert into keying_setup (agency_id, book_id, mode, batch_size, fields) values (${agencyId}, ${bookId}, 'double', 3, '{so,nksHoTen}')`.execute(
      tx,
    ),
  )
})
afterAll(async () => {
  await server.close()
  await app.close()
})

/** Every request of a person; one that fails for any other reason than the rules fails the test. */
async function ask(by: Browser, url: string, payload?: object): Promise<unknown> {
  const answer = await (payload === undefined ? by.get(url) : by.post(url, payload))
  expect(answer.statusCode, `${url} ${answer.body}`).toBeLessThan(500)
  return answer.json()
}

test('keying, opening again, taking back and settling at the same time: one task a case and pass, and what was answered as saved', async () => {
  const saved = new Map<string, number>()
  let withdrawn = 0
  let takingBack = 8
  /** Keys until nothing is left for this person. In a storm, some batches are taken back while their persons save. */
  const key = async (by: Browser, isStorm: boolean) => {
    for (;;) {
      const { batch } = nextBatchSchema.parse(
        await ask(by, `/api/books/${agencyId}/${bookId}/keying/next`, {}),
      )
      if (batch === null) return
      const url = `/api/keying/batches/${agencyId}/${batch}`
      const { tasks } = packSchema.parse(await ask(by, url))
      let revision = Math.max(0, ...tasks.map(({ keying }) => keying.revision))
      for (const state of ['open', 'done', 'open', 'done'] as const) {
        revision += 1
        const keyings = tasks.map(({ id, number }) =>
          keyed(id, { so: number, nksHoTen: `Lê ${number}` }, { revision, state }),
        )
        const saving = ask(by, `${url}/keyings`, { keyings })
        if (isStorm && revision % 3 === 0 && takingBack-- > 0) await ask(manager, `${url}/revoking`, {})
        const answer = savedKeyingsSchema.parse(await saving)
        for (const one of answer.saved) saved.set(one.task, one.revision)
        withdrawn += answer.refused.length
      }
    }
  }
  const browsers = await Promise.all(
    keyers.map(async name => {
      const account = await addAccount(app, name, 'keyer', agencyId)
      await app.database.transaction({ scope: 'all' }, tx =>
        tx
          .insertInto('assignment')
          .values({ account_id: account, agency_id: agencyId, book_id: bookId })
          .execute(),
      )
      return signInAs(server, name)
    }),
  )
  const ending = new AbortController()
  const worker = runWorker(app, jobHandlers, { signal: ending.signal, pollMs: 10 })
  await Promise.all(browsers.slice(0, -1).map(by => key(by, true)))
  for (const by of browsers) await key(by, false)
  ending.abort()
  await worker
  await finishJobs(app, jobHandlers)
  await app.database.transaction({ scope: 'all' }, async tx => {
    expect(await verifyKeying(tx)).toEqual([])
    const { rows: twice } = await sql`
      select entry_id from keying_task where state <> 'withdrawn' group by entry_id, pass having count(*) > 1`.execute(
      tx,
    )
    expect(twice).toEqual([])
    expect(withdrawn).toBeGreaterThan(0)
    const { rows: kept } = await sql<{ id: string; revision: number }>`
      select task_id as id, revision from keying`.execute(tx)
    for (const { id, revision } of kept) expect(revision).toBeGreaterThanOrEqual(saved.get(id) ?? 0)
    const { rows: both } = await sql`
      select from keying_task one join keying_batch first on first.id = one.batch_id
        join keying_task two on two.entry_id = one.entry_id and two.pass = 2 and one.pass = 1 join keying_batch second on second.id = two.batch_id
      where first.account_id = second.account_id`.execute(tx)
    expect(both).toEqual([])
    const { rows: entries } = await sql<{ number: string; name: string | null }>`
      select number, fields ->> 'nksHoTen' as name from entry where status = 'keyed'`.execute(tx)
    expect(entries).toHaveLength(cases)
    for (const { number, name } of entries) expect(name).toBe(`Lê ${number}`)
  })
})
