import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Context } from 'oidc-provider'

/** For tests: who sits before the browser when it comes to the provider. */
export interface ProviderPerson {
  readonly sub: string
  readonly amr?: readonly string[]
  readonly email?: string
  readonly emailVerified?: boolean
  readonly employeeId?: string
}

/** For tests: a real OpenID provider on loopback, where the person of the moment signs in without being asked anything. */
export interface TestProvider {
  readonly issuer: string
  readonly client: { readonly id: string; readonly secret: string }
  /** Who signs in next; null: the person gives up. */
  person: ProviderPerson | null
  /** Follows the provider's redirects as a browser would, up to the address on our own site that it leads to. */
  follow(url: string, ourOrigin: string): Promise<URL>
  close(): Promise<void>
}

/** For tests: starts a provider that knows one client, ours. */
export async function startTestProvider(ourOrigin: string): Promise<TestProvider> {
  const client = { id: 'sogoc', secret: 'bi-mat-cua-ung-dung-0123456789' }
  const server = createServer()
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const issuer = `http://127.0.0.1:${port}`
  const state: { person: ProviderPerson | null } = { person: null }
  const people = new Map<string, ProviderPerson>()
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${ourOrigin}/api/session/oidc/callback`],
      },
    ],
    cookies: { keys: ['khoa-thu-nghiem'] },
    claims: {
      openid: ['sub', 'amr'],
      email: ['email', 'email_verified'],
      profile: ['employee_id'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    // Stated only so that the provider does not print a notice for each.
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true },
    findAccount: (_context: unknown, sub: string) => ({
      accountId: sub,
      claims: () => {
        const person = people.get(sub)
        return {
          sub,
          email: person?.email,
          email_verified: person?.emailVerified,
          employee_id: person?.employeeId,
        }
      },
    }),
    // Everybody agrees to everything.
    async loadExistingGrant({ oidc }: Context) {
      const grant = new provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId })
      grant.addOIDCScope('openid email profile')
      await grant.save()
      return grant
    },
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response)
    const { person } = state
    if (person !== null) people.set(person.sub, person)
    const result =
      person === null
        ? { error: 'access_denied', error_description: 'the person gave up' }
        : { login: { accountId: person.sub, amr: person.amr, remember: false } }
    void provider.interactionFinished(request, response, result)
  })
  return {
    issuer,
    client,
    get person() {
      return state.person
    },
    set person(person) {
      state.person = person
    },
    follow: (url, origin) => follow(url, origin),
    close: () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}

async function follow(from: string, ourOrigin: string): Promise<URL> {
  const cookies = new Map<string, string>()
  let url = new URL(from)
  for (let hop = 0; hop < 10; hop++) {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
    const answer = await fetch(url, { redirect: 'manual', headers })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name !== undefined && value !== undefined) cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${answer.status}: ${await answer.text()}`)
    url = new URL(location, url)
    if (url.origin === ourOrigin) return url
  }
  throw new Error('the provider redirects for ever')
}
