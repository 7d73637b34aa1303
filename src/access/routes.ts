import { z } from 'zod'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { changePassword } from './change-password.ts'
import { createAccount } from './create-account.ts'
import { includesAgency } from './jurisdiction.ts'
import { listAccounts } from './list-accounts.ts'
import { listRights } from './rights.ts'
import {
  accountListSchema,
  changePasswordSchema,
  newAccountSchema,
  type Session,
  sessionSchema,
  signInSchema,
} from './schema.ts'
import { findSession, revokeSession, type SignedIn } from './session.ts'
import { clearSessionCookie, readSessionCookie, setSessionCookie } from './session-cookie.ts'
import { signIn } from './sign-in.ts'

function formatSession({ account, agency, mustChangePassword, csrfToken }: SignedIn): Session {
  const { id, username, displayName, role, language } = account
  return {
    account: { id, username, displayName, role, language, agency, mustChangePassword },
    rights: [...listRights(role)],
    csrfToken,
  }
}

/** Signing in and out, one's own password, and the accounts. */
export function registerAccessRoutes(server: HttpServer, app: App): void {
  const everything = { scope: 'all' } as const
  server.post(
    '/api/session',
    { config: { right: 'public' }, schema: { body: signInSchema, response: { 200: sessionSchema } } },
    async (request, reply) => {
      const { token } = await signIn(app, {
        ...request.body,
        address: request.ip,
        userAgent: request.headers['user-agent'],
      })
      const signedIn = await app.database.transaction(everything, tx => findSession(tx, token, app.config))
      if (signedIn === undefined) throw new AppError('session.none')
      setSessionCookie(reply, token, app.config)
      return formatSession(signedIn)
    },
  )
  server.get(
    '/api/session',
    { config: { right: 'signed-in' }, schema: { response: { 200: sessionSchema } } },
    async request => formatSession(request.actor),
  )
  server.delete(
    '/api/session',
    { config: { right: 'signed-in' }, schema: { response: { 204: z.null() } } },
    async (request, reply) => {
      const { id, agencyId } = request.actor.account
      const token = readSessionCookie(request, app.config)
      await app.database.transaction(everything, async tx => {
        if (token !== undefined) await revokeSession(tx, token)
        await appendJournal(tx, {
          agencyId,
          accountId: id,
          action: 'session.close',
          subject: `account:${id}`,
        })
      })
      clearSessionCookie(reply, app.config)
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/session/password',
    { config: { right: 'signed-in' }, schema: { body: changePasswordSchema, response: { 204: z.null() } } },
    async (request, reply) => {
      const token = readSessionCookie(request, app.config) ?? ''
      await changePassword(app, request.actor, { ...request.body, token, address: request.ip })
      return reply.status(204).send(null)
    },
  )
  server.get(
    '/api/accounts',
    { config: { right: 'accounts.manage' }, schema: { response: { 200: accountListSchema } } },
    async request => ({
      accounts: [...(await request.inTransaction(tx => listAccounts(tx, request.actor.jurisdiction)))],
    }),
  )
  server.post(
    '/api/accounts',
    {
      config: { right: 'accounts.manage' },
      schema: { body: newAccountSchema, response: { 201: z.object({ id: z.uuid() }) } },
    },
    async (request, reply) => {
      const { jurisdiction } = request.actor
      if (!includesAgency(jurisdiction, request.body.agencyId)) throw new AppError('right.missing')
      const account = { ...request.body, mustChangePassword: true }
      const id = await request.inFullTransaction(tx => createAccount(tx, account, request.actor.account.id))
      return reply.status(201).send({ id })
    },
  )
}
