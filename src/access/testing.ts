import type { LightMyRequestResponse } from 'fastify'
import { v7 as newId } from 'uuid'
import type { AgencyLevel } from '../agencies/find-agency.ts'
import { registerAgencyRoutes } from '../agencies/routes.ts'
import { createHttpServer, type HttpServer } from '../platform/http/server.ts'
import { registerSystemRoutes } from '../platform/http/system-routes.ts'
import type { TestApp } from '../platform/testing/test-database.ts'
import { storeAccount } from './create-account.ts'
import { guardRoutes } from './guard.ts'
import { registerAccessRoutes } from './routes.ts'
import { type Role, sessionSchema } from './schema.ts'

/** For tests: the password of every account. */
export const testPassword = 'mật khẩu để thử'

/** For tests: a guarded server with the routes of the foundations and those that `register` adds. */
export async function createTestServer(
  app: TestApp,
  register?: (server: HttpServer) => void,
): Promise<HttpServer> {
  const server = await createHttpServer(app)
  guardRoutes(server, app)
  registerSystemRoutes(server, app)
  registerAccessRoutes(server, app)
  registerAgencyRoutes(server, app)
  register?.(server)
  await server.ready()
  return server
}

/** For tests: an agency with an id. */
export async function addAgency(
  app: TestApp,
  code: string,
  level: AgencyLevel = 'commune',
  parent?: string,
): Promise<string> {
  const id = newId()
  await app.database.transaction({ scope: 'all' }, tx =>
    tx
      .insertInto('agency')
      .values({
        id,
        code,
        level,
        name: `Cơ quan ${code}`,
        parent_id: parent ?? null,
        valid_from: '1990-01-01',
      })
      .execute(),
  )
  return id
}

/** For tests: an account, by user name and role, wherever one wants it; returns its id. */
export function addAccount(app: TestApp, username: string, role: Role, agencyId: string): Promise<string> {
  const account = { username, displayName: `Người ${username}`, role, agencyId, password: testPassword }
  return app.database.transaction({ scope: 'all' }, tx => storeAccount(tx, account, null))
}

/** For tests: a book of an agency, assigned to an account if one is named; returns its id. */
export async function addBook(app: TestApp, agencyId: string, accountId?: string): Promise<string> {
  const id = newId()
  await app.database.transaction({ scope: 'all' }, async tx => {
    const volume = id.slice(-4)
    await tx.insertInto('book').values({ agency_id: agencyId, id, kind: 'KS', year: 2001, volume }).execute()
    if (accountId === undefined) return
    await tx
      .insertInto('assignment')
      .values({ account_id: accountId, agency_id: agencyId, book_id: id })
      .execute()
  })
  return id
}

/** For tests: a browser that has signed in. */
export interface Browser {
  readonly csrfToken: string
  readonly cookies: Readonly<Record<string, string>>
  readonly rights: readonly string[]
  get(url: string): Promise<LightMyRequestResponse>
  post(url: string, payload?: object, headers?: Record<string, string>): Promise<LightMyRequestResponse>
  delete(url: string): Promise<LightMyRequestResponse>
}

/** For tests: signs in and keeps the cookie and the token. */
export async function signInAs(
  server: HttpServer,
  username: string,
  password = testPassword,
): Promise<Browser> {
  const answer = await server.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
  if (answer.statusCode !== 200) throw new Error(`sign-in answered ${answer.statusCode} ${answer.body}`)
  const session = sessionSchema.parse(answer.json())
  const cookies = Object.fromEntries(answer.cookies.map(({ name, value }) => [name, value]))
  const headers = { 'x-csrf-token': session.csrfToken }
  return {
    csrfToken: session.csrfToken,
    cookies,
    rights: session.rights,
    get: url => server.inject({ method: 'GET', url, cookies }),
    post: (url, payload = {}, more = headers) =>
      server.inject({ method: 'POST', url, cookies, payload, headers: more }),
    delete: url => server.inject({ method: 'DELETE', url, cookies, headers }),
  }
}

/** For tests: sends a form whose field `said` is JSON, with a file or none. */
export function postForm(
  browser: Browser,
  url: string,
  said: Readonly<Record<string, object>>,
  file?: { readonly field: string; readonly name: string; readonly bytes: Buffer },
): Promise<LightMyRequestResponse> {
  const boundary = 'ranh-gioi'
  const head = (field: string, more = '') =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${field}"${more}\r\n\r\n`)
  const end = Buffer.from('\r\n')
  const parts: Uint8Array[] = Object.entries(said).flatMap(([field, value]) => [
    head(field),
    Buffer.from(JSON.stringify(value)),
    end,
  ])
  if (file !== undefined) {
    const named = `; filename="${file.name}"\r\ncontent-type: application/octet-stream`
    parts.push(head(file.field, named), file.bytes, end)
  }
  return browser.post(url, Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]), {
    'x-csrf-token': browser.csrfToken,
    'content-type': `multipart/form-data; boundary=${boundary}`,
  })
}
