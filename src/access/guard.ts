import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { practiceOfficeId } from '../agencies/schema.ts'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Jurisdiction, Transaction, TransactionOptions } from '../platform/postgres/database.ts'
import { findJurisdiction } from './jurisdiction.ts'
import type { Right } from './rights.ts'
import { findSession, type SignedIn } from './session.ts'
import { readSessionCookie } from './session-cookie.ts'
import { getBearer } from './systems/find-token.ts'
import { readBearer } from './systems/token.ts'

/** The person or system behind a request, with the jurisdiction that the route's right has for their role. */
export interface Actor extends SignedIn {
  readonly jurisdiction: Jurisdiction
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The right a request needs; registration of a route without it throws. */
    right: Right | 'public' | 'signed-in'
    /** A 'signed-in' route that a system may call with its token, too; all others of them are about people. */
    systems?: true
  }
  interface FastifyRequest {
    /** Who asks; throws on a public route, where nobody is known. */
    readonly actor: Actor
    /** A database transaction in the actor's jurisdiction, with the web's statement timeout. */
    inTransaction<T>(
      run: (tx: Transaction) => Promise<T>,
      options?: Pick<TransactionOptions, 'prepared'>,
    ): Promise<T>
    /**
     * The same in the actor's name with scope 'all': for accounts, agencies and settings, which no jurisdiction of rows covers.
     * The use case compares with `actor.jurisdiction` itself.
     */
    inFullTransaction<T>(run: (tx: Transaction) => Promise<T>): Promise<T>
  }
}

/** No request may keep the database busy longer than this with one statement. */
const statementTimeoutMs = 15_000

const actors = new WeakMap<FastifyRequest, Actor>()

function getActor(request: FastifyRequest): Actor {
  const actor = actors.get(request)
  if (actor === undefined) throw new AppError('session.none')
  return actor
}

/** A route with the right it states. */
export interface StatedRoute {
  readonly method: string
  readonly url: string
  readonly right: Right | 'public' | 'signed-in'
}

const statedRoutes = new WeakMap<HttpServer, readonly StatedRoute[]>()

/** Every route of a guarded server. */
export function listStatedRoutes(server: HttpServer): readonly StatedRoute[] {
  return statedRoutes.get(server) ?? []
}

/** Makes every route that is added from now on state its right, and every request have it. */
export function guardRoutes(server: HttpServer, app: App): void {
  const stated: StatedRoute[] = []
  statedRoutes.set(server, stated)
  server.addHook('onRoute', route => {
    const right = route.config?.right
    if (right === undefined) throw new Error(`${String(route.method)} ${route.url} states no right`)
    for (const method of [route.method].flat()) stated.push({ method, url: route.url, right })
  })
  server.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      return getActor(this)
    },
  })
  server.decorateRequest('inTransaction', function <
    T,
  >(this: FastifyRequest, run: (tx: Transaction) => Promise<T>, options: Pick<TransactionOptions, 'prepared'> = {}) {
    return app.database.transaction(getActor(this).jurisdiction, run, { statementTimeoutMs, ...options })
  })
  server.decorateRequest('inFullTransaction', function <
    T,
  >(this: FastifyRequest, run: (tx: Transaction) => Promise<T>) {
    const { origin } = getActor(this).jurisdiction
    return app.database.transaction({ scope: 'all', origin }, run, { statementTimeoutMs })
  })
  server.addHook('onRequest', async request => {
    // No route matched: nothing is protected there.
    if (request.is404) return
    if (!isRead(request)) refuseForeignOrigin(request)
    const { right } = request.routeOptions.config
    if (right === 'public') return
    const token = readBearer(request.headers.authorization)
    const actor = await app.database.transaction(
      { scope: 'all' },
      async tx => withRight(tx, request, right, await authenticate(tx, app, request, token)),
      { prepared: true },
    )
    actors.set(request, actor)
    if (token !== undefined) await limitSystem(request)
    else if (!isRead(request)) requireCsrfToken(request, actor.csrfToken)
  })
  const countCall = server.createRateLimit({
    keyGenerator: request => `system:${getActor(request).account.id}`,
  })
  /** Beside the limit of the address: a system that calls from many is one system. */
  const limitSystem = async (request: FastifyRequest) => {
    const count = await countCall(request)
    if (!count.isAllowed && count.isExceeded)
      throw new AppError('request.too-many', { seconds: Math.ceil(count.ttl / 1000) })
  }
}

/** Who asks: by the token of a system or by the cookie of a browser, never by both. */
async function authenticate(
  tx: Transaction,
  app: App,
  request: FastifyRequest,
  token: string | undefined,
): Promise<SignedIn> {
  const cookie = readSessionCookie(request, app.config)
  if (token !== undefined) {
    if (cookie !== undefined) throw new AppError('token.with-cookie')
    const system = await getBearer(tx, token, request.ip)
    const { right, systems } = request.routeOptions.config
    if (right === 'signed-in' && systems !== true) throw new AppError('right.missing')
    return system
  }
  const signedIn = cookie === undefined ? undefined : await findSession(tx, cookie, app.config)
  if (signedIn === undefined) throw new AppError('session.none')
  return signedIn
}

async function withRight(
  tx: Transaction,
  request: FastifyRequest,
  right: Right | 'signed-in',
  signedIn: SignedIn,
): Promise<Actor> {
  // Before anything is refused: the log names the account, and the refusal speaks its language.
  request.accountId = signedIn.account.id
  request.accountLanguage = signedIn.account.language
  const origin = { accountId: signedIn.account.id, address: request.ip }
  if (right === 'signed-in') return { ...signedIn, jurisdiction: { agencies: [], origin } }
  if (signedIn.mustChangePassword) throw new AppError('password.must-change')
  if (signedIn.mustSetUpSecondFactor) throw new AppError('second-factor.must-set-up')
  const about = agencyOf(request)
  const jurisdiction = await findJurisdiction(tx, signedIn.account, right, about)
  if (jurisdiction === undefined)
    throw new AppError(
      about === practiceOfficeId && signedIn.rights.includes(right) ? 'training.only' : 'right.missing',
    )
  return { ...signedIn, jurisdiction: { ...jurisdiction, origin } }
}

/** The agency that the request's address names. */
function agencyOf({ params }: FastifyRequest): string | undefined {
  if (typeof params !== 'object' || params === null || !('agency' in params)) return undefined
  return typeof params.agency === 'string' ? params.agency.toLowerCase() : undefined
}

const isRead = (request: FastifyRequest) => ['GET', 'HEAD', 'OPTIONS'].includes(request.method)

/**
 * A changing request that a browser sends from another site is refused, whoever is signed in. Browsers say so in Sec-Fetch-Site
 * (over https and on localhost), else in Origin; programs send neither.
 */
function refuseForeignOrigin(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  if (site === undefined && origin === undefined) return
  const ours =
    site === undefined ? isOurHost(origin ?? '', request.host) : site === 'same-origin' || site === 'none'
  if (!ours) throw new AppError('request.forged')
}

function isOurHost(origin: string, host: string): boolean {
  if (!URL.canParse(origin)) return false
  const { protocol, host: from } = new URL(origin)
  const ours = `${protocol}//${host}`
  // Parsed, so that a default port that only one of them names does not matter.
  return from !== '' && URL.canParse(ours) && new URL(ours).host === from
}

/** The session's token must come back in a header, which no other site can set. */
function requireCsrfToken(request: FastifyRequest, expected: string): void {
  const given = request.headers['x-csrf-token']
  const fits =
    typeof given === 'string' &&
    Buffer.byteLength(given) === Buffer.byteLength(expected) &&
    timingSafeEqual(Buffer.from(given), Buffer.from(expected))
  if (!fits) throw new AppError('request.forged')
}
