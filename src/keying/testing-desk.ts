import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../access/testing.ts'
import { registerInventoryRoutes } from '../inventory/routes.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { finishJobs } from '../platform/jobs/finish-jobs.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { jobHandlers } from '../worker.ts'
import { registerKeyingRoutes } from './routes.ts'
import type { Keying, Pack, SavedKeyings } from './schema.ts'

export let app: TestApp
let server: HttpServer
export let agencyId: string
export let bookId: string
export let an: Browser
export let binh: Browser
export let manager: Browser
export const accounts: Record<string, string> = {}

/** For tests: an office with three keyers (an, binh, chi) and a registrar; each test has a book of its own that is assigned to them. */
export function useDesk(): void {
  beforeAll(async () => {
    app = await openTestApp()
    server = await createTestServer(app, to => {
      registerInventoryRoutes(to, app)
      registerKeyingRoutes(to, app)
    })
    agencyId = await addAgency(app, '10015')
    for (const name of ['an', 'binh', 'chi']) accounts[name] = await addAccount(app, name, 'keyer', agencyId)
    accounts.xa = await addAccount(app, 'xa', 'registrar', agencyId)
    ;[an, binh, manager] = [
      await signInAs(server, 'an'),
      await signInAs(server, 'binh'),
      await signInAs(server, 'xa'),
    ]
  })
  afterAll(async () => {
    await server.close()
    await app.close()
  })
  beforeEach(async () => {
    bookId = await addBook(app, agencyId)
    for (const name of ['an', 'binh', 'chi']) await assign(accounts[name] ?? '')
  })
}

export const asProgram = <T>(run: (tx: Transaction) => Promise<T>) =>
  app.database.transaction({ scope: 'all' }, run)
const assign = (account: string) =>
  asProgram(tx =>
    tx
      .insertInto('assignment')
      .values({ account_id: account, agency_id: agencyId, book_id: bookId })
      .execute(),
  )
export const setUp = (setup: { mode?: string; size?: number; share?: number; modes?: object }) =>
  asProgram(tx =>
    sql`insert into keying_setup (agency_id, book_id, mode, batch_size, sample_share, field_modes, fields, gold_share)
      values (${agencyId}, ${bookId}, ${setup.mode ?? 'single'}, ${setup.size ?? 25}, ${setup.share ?? 0.5}, ${JSON.stringify(setup.modes ?? {})}::jsonb,
        '{so,ngayDangKy,nksHoTen,nksNgaySinh}', 0)`.execute(tx),
  )
export const next = async (by: Browser): Promise<string | null> =>
  (await by.post(`/api/books/${agencyId}/${bookId}/keying/next`)).json().batch
export const pack = async (by: Browser, batch: string | null): Promise<Pack> =>
  (await by.get(`/api/keying/batches/${agencyId}/${batch}`)).json()
export const save = async (by: Browser, batch: string | null, ...keyings: Keying[]): Promise<SavedKeyings> =>
  (await by.post(`/api/keying/batches/${agencyId}/${batch}/keyings`, { keyings })).json()
export const revoke = (batch: string | null) =>
  manager.post(`/api/keying/batches/${agencyId}/${batch}/revoking`)
export const settle = () => finishJobs(app, jobHandlers)
export const entries = () =>
  asProgram(async tx => {
    const { rows } = await sql<{
      number: string
      status: string
      fields: Record<string, string>
      doubts: object
    }>`
      select number, status, fields, doubts from entry where book_id = ${bookId} order by position`.execute(
      tx,
    )
    return rows
  })
