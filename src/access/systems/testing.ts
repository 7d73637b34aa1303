import type { HttpServer } from '../../platform/http/server.ts'
import type { Browser } from '../testing.ts'
import { createdSchema, madeTokenSchema } from './schema.ts'

/** For tests: a system with a token, made by an administrator. */
export interface TestSystem {
  readonly id: string
  readonly token: string
  readonly tokenId: string
  get(url: string, headers?: Record<string, string>): ReturnType<Browser['get']>
  post(url: string, payload?: object): ReturnType<Browser['get']>
}

/** For tests: makes a system and a token as the screen does. */
export async function addSystem(
  server: HttpServer,
  administrator: Browser,
  system: { readonly agencyId: string; readonly role: string; readonly rights: readonly string[] },
  token: object = {},
): Promise<TestSystem> {
  const made = await administrator.post('/api/systems', { name: 'Một cửa tỉnh', ...system })
  const { id } = createdSchema.parse(made.json())
  const answer = await administrator.post(`/api/systems/${id}/tokens`, token)
  const { id: tokenId, token: secret } = madeTokenSchema.parse(answer.json())
  const authorization = `Bearer ${secret}`
  return {
    id,
    token: secret,
    tokenId,
    get: (url, headers = {}) => server.inject({ method: 'GET', url, headers: { authorization, ...headers } }),
    post: (url, payload = {}) => server.inject({ method: 'POST', url, payload, headers: { authorization } }),
  }
}
