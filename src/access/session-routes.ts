import { z } from 'zod'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { listOpenSessions } from './list-sessions.ts'
import {
  openSessionListSchema,
  type Session,
  sessionSchema,
  signInSchema,
  signInWaysSchema,
} from './schema.ts'
import { findSession, revokeSessions, type SignedIn } from './session.ts'
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts'
import { signIn } from './sign-in.ts'

function formatSession(signedIn: SignedIn): Session {
  const { id, username, displayName, role, language } = signedIn.account
  const { agency, mustChangePassword, mustSetUpSecondFactor, secondFactor, csrfToken } = signedIn
  return {
    account: {
      ...{ id, username, displayName, role, language, agency },
      ...{ mustChangePassword, mustSetUpSecondFactor, secondFactor },
    },
    rights: [...signedIn.rights],
    csrfToken,
  }
}

const nothing = z.null()

/** Signing in and out, and where one is signed in. */
export function registerSessionRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/session/ways',
    { config: { right: 'public' }, schema: { response: { 200: signInWaysSchema } } },
    async () => ({ oidc: app.config.oidc === undefined ? null : { name: app.config.oidc.name } }),
  )
  server.post(
    '/api/session',
    { config: { right: 'public' }, schema: { body: signInSchema, response: { 200: sessionSchema } } },
    async (request, reply) => {
      const visitor = { address: request.ip, userAgent: request.headers['user-agent'] }
      const { token } = await signIn(app, { ...request.body, ...visitor })
      const signedIn = await app.database.transaction({ scope: 'all' }, tx =>
        findSession(tx, token, app.config),
      )
      if (signedIn === undefined) throw new AppError('session.none')
      setSessionCookie(reply, token, app.config)
      return formatSession(signedIn)
    },
  )
  server.get(
    '/api/session',
    { config: { right: 'signed-in', systems: true }, schema: { response: { 200: sessionSchema } } },
    async request => formatSession(request.actor),
  )
  server.delete(
    '/api/session',
    { config: { right: 'signed-in' }, schema: { response: { 204: nothing } } },
    async (request, reply) => {
      const { account, sessionId } = request.actor
      await request.inFullTransaction(async tx => {
        await revokeSessions(tx, account.id, { only: sessionId })
        await appendJournal(tx, {
          agencyId: account.agencyId,
          action: 'session.close',
          subject: `account:${account.id}`,
        })
      })
      clearSessionCookie(reply, app.config)
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/session/sessions',
    { config: { right: 'signed-in' }, schema: { response: { 200: openSessionListSchema } } },
    async request => {
      const { account, sessionId } = request.actor
      const open = await request.inFullTransaction(tx => listOpenSessions(tx, account.id, app.config))
      return { sessions: open.map(session => ({ ...session, current: session.id === sessionId })) }
    },
  )
  server.delete(
    '/api/session/sessions/:session',
    {
      config: { right: 'signed-in' },
      schema: { params: z.object({ session: z.uuid() }), response: { 204: nothing } },
    },
    async (request, reply) => {
      const { account } = request.actor
      const { session } = request.params
      await request.inFullTransaction(async tx => {
        // Somebody else's session is none that this person knows of.
        if ((await revokeSessions(tx, account.id, { only: session })) === 0) throw new AppError('not-found')
        await appendJournal(tx, endedOf(account, 1))
      })
      return reply.status(204).send(null)
    },
  )
  server.delete(
    '/api/session/sessions',
    { config: { right: 'signed-in' }, schema: { response: { 204: nothing } } },
    async (request, reply) => {
      const { account, sessionId } = request.actor
      await request.inFullTransaction(async tx => {
        const count = await revokeSessions(tx, account.id, { but: sessionId })
        if (count > 0) await appendJournal(tx, endedOf(account, count))
      })
      return reply.status(204).send(null)
    },
  )
}

/** The journal's row about sessions that were ended. */
export function endedOf(account: { readonly id: string; readonly agencyId: string }, count: number) {
  return {
    agencyId: account.agencyId,
    action: 'session.end',
    subject: `account:${account.id}`,
    detail: { count },
  } as const
}
