import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../../../access/testing.ts'
import { ensureBook } from '../../../inventory/ensure-book.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import { runWorker } from '../../../platform/jobs/worker.ts'
import { openTestApp, type TestApp } from '../../../platform/testing/test-database.ts'
import { noteFile } from '../../../platform/vault/note-file.ts'
import { registerRegistryRoutes } from '../../routes.ts'
import { sampleBirths } from '../../testing/sample-rows.ts'
import { writePackage } from '../../testing/write-package.ts'
import { depositTaskKind } from './ask-batch.ts'
import { createDepositTask } from './run-task.ts'
import type { Batch } from './schema.ts'

let app: TestApp
let server: HttpServer
let dir: string
let agencyId: string
let registrar: Browser
let neighbour: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerRegistryRoutes(to, app, { isolate: false }))
  dir = await mkdtemp(join(tmpdir(), 'sogoc-batch-'))
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'lan', 'registrar', agencyId)
  await addAccount(app, 'minh', 'registrar', await addAgency(app, '10016'))
  registrar = await signInAs(server, 'lan')
  neighbour = await signInAs(server, 'minh')
})
afterAll(async () => {
  await server.close()
  await app.close()
  await rm(dir, { recursive: true })
})

/** A package as its check leaves it: of six births, or with a date that is none. */
async function addPackage(year: number, mistake = false): Promise<string> {
  const rows = sampleBirths(6, (values, at) => ({
    ...values,
    quyenSo: `01/${year}`,
    ngayDangKy: `${10 + at}.03.${year}`,
    nksNgaySinh: mistake && at === 3 ? `31.02.${year}` : `0${1 + at}.03.${year}`,
  }))
  const files = await writePackage({ dir, kind: 'KS', year, volume: '01', rows })
  const id = newId()
  const [xlsx, zip] = [await app.vault.putFile(files.xlsxPath), await app.vault.putFile(files.zipPath)]
  const bookId = await app.database.transaction({ scope: 'all' }, async tx => {
    await noteFile(tx, agencyId, xlsx, 'application/octet-stream')
    await noteFile(tx, agencyId, zip, 'application/zip')
    return ensureBook(tx, { agencyId, kind: 'KS', year, volume: '01' })
  })
  const name = `KS.${year}.01`
  await app.asOwner(client =>
    client.query(
      `insert into package (agency_id, id, book_id, xlsx, xlsx_name, zip, zip_name, state, row_count) values ($1, $2, $3, $4, $5, $6, $7, 'checked', 6)`,
      [agencyId, id, bookId, xlsx.digest, `${name}.xlsx`, zip.digest, `${name}.zip`],
    ),
  )
  return id
}

async function ask(packages: readonly string[]): Promise<string> {
  const body = { packages: packages.map(packageId => ({ agencyId, packageId })) }
  const answer = await registrar.post('/api/deposit-batches', body)
  expect(answer.statusCode).toBe(200)
  return answer.json().id
}

const look = async (batch: string): Promise<Batch> =>
  (await registrar.get(`/api/deposit-batches/${batch}`)).json()
const states = ({ tasks }: Batch): string[] => tasks.map(({ state }) => state)

/** A worker at work until a batch is done, or as it is otherwise wanted. */
async function workUntil(batch: string, enough: (batch: Batch) => boolean): Promise<Batch> {
  const ending = new AbortController()
  const handlers = { [depositTaskKind]: createDepositTask({ isolate: false }) }
  const working = runWorker(app, handlers, { signal: ending.signal, pollMs: 20 })
  try {
    for (;;) {
      const now = await look(batch)
      if (enough(now)) return now
      await new Promise(resolve => setTimeout(resolve, 30))
    }
  } finally {
    ending.abort()
    await working
  }
}

const isDone = ({ state }: Batch): boolean => state === 'done'

test('a batch deposits its packages, says what came of each, and the same again finds everything standing', async () => {
  const packages = [await addPackage(1991), await addPackage(1992, true), await addPackage(1993)]
  const batch = await ask(packages)
  expect(await look(batch)).toMatchObject({ state: 'running', total: 3, byState: { waiting: 3 } })
  expect((await neighbour.get(`/api/deposit-batches/${batch}`)).statusCode).toBe(404)
  expect((await neighbour.get('/api/deposit-batches')).json()).toEqual({ batches: [] })

  const done = await workUntil(batch, isDone)
  expect(states(done)).toEqual(['deposited', 'refused', 'deposited'])
  expect(done.tasks.map(({ outcome }) => outcome)).toEqual([
    { inserted: 6, updated: 0, unchanged: 0, rejected: 0 },
    { inserted: 0, updated: 0, unchanged: 0, rejected: 6 },
    { inserted: 6, updated: 0, unchanged: 0, rejected: 0 },
  ])
  const again = await workUntil(await ask(packages), isDone)
  expect(states(again)).toEqual(['standing', 'refused', 'standing'])
  const { batches } = (await registrar.get('/api/deposit-batches')).json()
  expect(batches).toMatchObject([{ id: again.id }, { id: batch, byState: { deposited: 2, refused: 1 } }])
  const list = (await registrar.get(`/api/books/${agencyId}/${done.tasks[0]?.bookId}/deposits`)).json()
  expect(list.deposits).toMatchObject([{ rows: 6, inserted: 6 }])
  const receipt = await registrar.get(`/api/deposits/${agencyId}/${list.deposits[0].id}/receipt`)
  expect(receipt.headers['content-disposition']).toMatch(/^attachment; filename="bien-nhan\.KS\.1991\.01\./)
  expect(receipt.json()).toMatchObject({ signature: { algorithm: 'Ed25519' }, counts: { rows: 6 } })
  expect((await neighbour.get(`/api/deposits/${agencyId}/${list.deposits[0].id}/receipt`)).statusCode).toBe(
    404,
  )
})

test('a paused batch begins nothing, goes on when it is resumed, and cancelling gives up what has not begun', async () => {
  const batch = await ask([await addPackage(1981), await addPackage(1982)])
  const steer = async (action: string) =>
    (await registrar.post(`/api/deposit-batches/${batch}/steering`, { action })).json()
  expect(await steer('pause')).toMatchObject({ state: 'paused', secondsLeft: null })
  const other = await workUntil(await ask([await addPackage(1983)]), isDone)
  expect(states(other)).toEqual(['deposited'])
  expect(states(await look(batch))).toEqual(['waiting', 'waiting'])
  expect(await steer('resume')).toMatchObject({ state: 'running' })
  expect(states(await workUntil(batch, isDone))).toEqual(['deposited', 'deposited'])

  const given = await ask([await addPackage(1984)])
  await registrar.post(`/api/deposit-batches/${given}/steering`, { action: 'cancel' })
  expect(await look(given)).toMatchObject({ state: 'done', byState: { cancelled: 1 } })
  await workUntil(await ask([await addPackage(1985)]), isDone)
  const { rows } = await app.asOwner(client =>
    client.query(`select year from book join deposit on book.id = book_id order by year`),
  )
  expect(rows.map(({ year }) => year)).not.toContain(1984)
})

test('nothing is asked for when one of the packages is not ready', async () => {
  const ready = await addPackage(1971)
  const waiting = await addPackage(1972)
  await app.asOwner(client => client.query(`update package set state = 'received' where id = $1`, [waiting]))
  const body = { packages: [ready, waiting].map(packageId => ({ agencyId, packageId })) }
  expect((await registrar.post('/api/deposit-batches', body)).statusCode).toBe(409)
  const foreign = await neighbour.post('/api/deposit-batches', { packages: [{ agencyId, packageId: ready }] })
  expect(foreign.statusCode).toBe(404)
})
