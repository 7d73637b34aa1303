import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createAccount } from '../../src/access/create-account.ts'
import { ensureAgency } from '../../src/agencies/ensure-agency.ts'
import { nextBatchSchema, packSchema, savedKeyingsSchema } from '../../src/keying/schema.ts'
import { addCases, keyed } from '../../src/keying/testing.ts'
import { type App, openApp } from '../../src/platform/app.ts'
import { type HttpClient, signInOver } from '../support/http-client.ts'
import { type Served, serve } from '../support/serve.ts'

// What was answered as saved is there, whenever the program is killed; what was finished becomes the book's data all the same.

const cases = 25
const password = 'một câu dễ nhớ để thử'
const bookId = newId()
let dir: string
let agencyId: string
let served: Served
let client: HttpClient

async function look<T>(work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(join(dir, 'data'), { env: { LOG_LEVEL: 'silent' } })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sogoc-keying-kill-'))
  agencyId = await look(async app => {
    const { id } = await app.database.transaction({ scope: 'all' }, async tx => {
      const agency = await ensureAgency(tx, '20509', { name: 'UBND xã Đồng Mây' })
      const account = { username: 'xa', displayName: 'Lê Thị Thử', role: 'registrar' } as const
      await createAccount(tx, { ...account, agencyId: agency.id, password }, null)
      const book = { agency_id: agency.id, id: bookId, kind: 'KS', year: 1998, volume: '01' }
      await tx.insertInto('book').values(book).execute()
      return agency
    })
    await addCases(app, { agencyId: id, bookId }, cases)
    return id
  })
  served = await serve(join(dir, 'data'))
  client = await signInOver(served.address, 'xa', password)
})
afterAll(async () => {
  await served?.stop()
  await rm(dir, { recursive: true, force: true, maxRetries: 10 })
})

async function killAndServe(): Promise<void> {
  process.kill(served.pid, 'SIGKILL')
  await served.stop()
  served = await serve(join(dir, 'data'))
  client = await signInOver(served.address, 'xa', password)
}

test('killed between and during savings, nothing that was answered as saved is lost', async () => {
  const taken = await client.post(`/api/books/${agencyId}/${bookId}/keying/next`, {})
  const { batch } = nextBatchSchema.parse(await taken.json())
  const url = `/api/keying/batches/${agencyId}/${batch}`
  const read = async () => packSchema.parse(await (await client.get(url)).json())
  const { tasks } = await read()
  const answered = new Map<string, number>()
  let revision = 0
  const type = async (task: string, state: 'open' | 'done') => {
    revision += 1
    const typing = keyed(task, { nksHoTen: `Lê Văn ${revision}` }, { revision, state })
    const answer = await client.post(`${url}/keyings`, { keyings: [typing] })
    const { saved } = savedKeyingsSchema.parse(await answer.json())
    for (const one of saved) answered.set(one.task, one.revision)
  }
  for (const killAfterMs of [150, 400, 50]) {
    let isKilled = false
    const typing = tasks.map(async ({ id }) => {
      // A line that breaks off answers nothing; whoever types goes on at the next start.
      while (!isKilled) await type(id, 'open').catch(() => undefined)
    })
    await delay(killAfterMs)
    const killing = killAndServe()
    isKilled = true
    await Promise.all([killing, ...typing])
    for (const { id, keying } of (await read()).tasks) {
      expect(keying.revision).toBeGreaterThanOrEqual(answered.get(id) ?? 0)
      if (keying.revision > 0) expect(keying.values).toEqual({ nksHoTen: `Lê Văn ${keying.revision}` })
    }
  }
  for (const { id } of tasks) await type(id, 'done')
  await killAndServe()
  const names = () =>
    look(app =>
      app.database.transaction({ scope: 'all' }, async tx => {
        const { rows } = await sql<{ name: string }>`
          select fields ->> 'nksHoTen' as name from entry where book_id = ${bookId} and status = 'keyed' order by position`.execute(
          tx,
        )
        return rows.map(({ name }) => name)
      }),
    )
  let settled = await names()
  while (settled.length < cases) {
    await delay(200)
    settled = await names()
  }
  expect(settled).toEqual(tasks.map(({ id }) => `Lê Văn ${answered.get(id)}`))
})
