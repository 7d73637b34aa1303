import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  addAccount,
  addAgency,
  addBook,
  type Browser,
  createTestServer,
  signInAs,
} from '../../access/testing.ts'
import { registerInventoryRoutes } from '../../inventory/routes.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import type { CaseEdit } from '../../scanning/cases/schema.ts'
import { addRenderedPages } from '../../scanning/cases/testing.ts'
import { registerScanningRoutes } from '../../scanning/routes.ts'
import { registerKeyingRoutes } from '../routes.ts'
import type { Pack } from '../schema.ts'
import { keyed } from '../testing.ts'

let app: TestApp
let server: HttpServer
let agencyId: string
let bookId: string
let registrar: Browser

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => {
    registerInventoryRoutes(to, app)
    registerScanningRoutes(to, app)
    registerKeyingRoutes(to, app)
  })
  agencyId = await addAgency(app, '10015')
  await addAccount(app, 'xa', 'registrar', agencyId)
  registrar = await signInAs(server, 'xa')
  bookId = await addBook(app, agencyId)
})
afterAll(async () => {
  await server.close()
  await app.close()
})

const at = (path: string) => `/api/books/${agencyId}/${bookId}/${path}`
const edit = async (...edits: CaseEdit[]): Promise<string> =>
  (await registrar.post(at('cases'), { edits })).json().code ?? 'done'

test('cases in somebody’s hands are not removed, re-templated or undone; handed out in vain they are', async () => {
  const jpeg = Buffer.from('ảnh để thử')
  await addRenderedPages(app, { agencyId, bookId }, [{ jpeg }, { jpeg }, { jpeg }])
  const template = () =>
    registrar.post(at('cases/template'), {
      ...{ template: { shape: 'pages', pagesPerCase: 1 }, from: null, to: null, firstNumber: 1 },
    })
  const change: string = (await template()).json().id
  const undo = async () => (await registrar.post(at(`changes/${change}/undoing`))).json().code ?? 'done'
  const batch: string = (await registrar.post(at('keying/next'))).json().batch
  const url = `/api/keying/batches/${agencyId}/${batch}`
  const { tasks }: Pack = (await registrar.get(url)).json()
  const [one, two, three] = tasks.map(({ entry }) => entry)
  expect((await template()).json().code).toBe('case.keyed')
  expect(await undo()).toBe('case.keyed')
  expect(await edit({ kind: 'remove', case: one ?? '', shift: false })).toBe('case.keyed')
  expect(await edit({ kind: 'standing', case: one ?? '', standing: 'skipped' })).toBe('case.keyed')
  expect(await edit({ kind: 'standing', case: one ?? '', standing: 'cancelled' })).toBe('done')

  const keyings = [keyed(tasks[0]?.id ?? '', {}, { state: 'open' }), keyed(tasks[1]?.id ?? '', {})]
  await registrar.post(`${url}/keyings`, { keyings })
  await registrar.post(`${url}/revoking`)
  // What was typed of the first is kept, the second is finished; nobody has touched the third.
  expect(await edit({ kind: 'remove', case: one ?? '', shift: false })).toBe('case.keyed')
  expect(await edit({ kind: 'remove', case: two ?? '', shift: false })).toBe('case.keyed')
  expect(await edit({ kind: 'remove', case: three ?? '', shift: false })).toBe('done')
  expect((await registrar.get(url)).json().tasks).toHaveLength(1)
})
