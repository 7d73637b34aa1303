import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type AccountState, getAccount } from './account-state.ts'
import { changeAccount } from './change-account.ts'
import { createAccount } from './create-account.ts'
import { disableAccount, enableAccount } from './disable-account.ts'
import { formatRightsTable } from './format-rights.ts'
import { includesAgency } from './jurisdiction.ts'
import { getAccountDetail, listAccounts } from './list-accounts.ts'
import { makeReadableSecret } from './readable-secret.ts'
import { resetPassword } from './reset-password.ts'
import {
  accountDetailSchema,
  accountListSchema,
  changedAccountSchema,
  newAccountSchema,
  reasonedSchema,
  rightsTableSchema,
  temporaryPasswordSchema,
} from './schema.ts'
import { removeSecondFactor } from './second-factor.ts'
import { revokeSessions } from './session.ts'
import { endedOf } from './session-routes.ts'

const config = { right: 'accounts.manage' } as const
const params = z.object({ account: z.uuid() })
const nothing = { 204: z.null() }

/** The accounts of an agency and those below it, by their administrator. */
export function registerAccountRoutes(server: HttpServer, app: App): void {
  server.get(
    '/api/rights',
    { config: { right: 'signed-in' }, schema: { response: { 200: rightsTableSchema } } },
    async request => formatRightsTable(languageOf(request)),
  )
  server.get(
    '/api/accounts',
    { config, schema: { response: { 200: accountListSchema } } },
    async request => ({
      accounts: [...(await request.inFullTransaction(tx => listAccounts(tx, request.actor.jurisdiction)))],
    }),
  )
  server.get(
    '/api/accounts/:account',
    { config, schema: { params, response: { 200: accountDetailSchema } } },
    request =>
      request.inFullTransaction(tx =>
        getAccountDetail(tx, request.actor.jurisdiction, request.params.account, app.config),
      ),
  )
  server.post(
    '/api/accounts',
    { config, schema: { body: newAccountSchema, response: { 201: temporaryPasswordSchema } } },
    async (request, reply) => {
      const { actor, body } = request
      if (!includesAgency(actor.jurisdiction, body.agencyId)) throw new AppError('right.missing')
      const password = body.password ?? makeReadableSecret()
      const account = { ...body, password, mustChangePassword: true }
      const id = await request.inFullTransaction(tx => createAccount(tx, account, actor.account.id))
      return reply.status(201).send({ id, password: body.password === undefined ? password : null })
    },
  )
  server.post(
    '/api/accounts/:account',
    { config, schema: { params, body: changedAccountSchema, response: nothing } },
    async (request, reply) => {
      await onAccount(request, (tx, account) => changeAccount(tx, account, request.body))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/accounts/:account/disabling',
    { config, schema: { params, body: reasonedSchema, response: nothing } },
    async (request, reply) => {
      await onOther(request, (tx, account) => disableAccount(tx, account, request.body.reason))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/accounts/:account/enabling',
    { config, schema: { params, body: reasonedSchema, response: nothing } },
    async (request, reply) => {
      await onOther(request, (tx, account) => enableAccount(tx, account, request.body.reason))
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/accounts/:account/password',
    { config, schema: { params, response: { 200: temporaryPasswordSchema } } },
    async request => {
      const password = makeReadableSecret()
      await onOther(request, (tx, account) => resetPassword(tx, account, password))
      return { id: request.params.account, password }
    },
  )
  server.post(
    '/api/accounts/:account/second-factor-removal',
    { config, schema: { params, body: reasonedSchema, response: nothing } },
    async (request, reply) => {
      await onOther(request, (tx, account) => removeSecondFactor(tx, account, request.body.reason))
      return reply.status(204).send(null)
    },
  )
  server.delete(
    '/api/accounts/:account/sessions',
    { config, schema: { params, response: nothing } },
    async (request, reply) => {
      await onAccount(request, async (tx, account) => {
        const count = await revokeSessions(tx, account.id)
        if (count > 0) await appendJournal(tx, endedOf(account, count))
      })
      return reply.status(204).send(null)
    },
  )
}

interface AccountRequest extends Pick<FastifyRequest, 'actor' | 'inFullTransaction'> {
  readonly params: z.infer<typeof params>
}
type Change = (tx: Transaction, account: AccountState) => Promise<void>

/** Changes an account of the actor's jurisdiction; any other is not found. */
function onAccount(request: AccountRequest, change: Change): Promise<void> {
  const { actor, params } = request
  return request.inFullTransaction(async tx =>
    change(tx, await getAccount(tx, actor.jurisdiction, params.account)),
  )
}

/** The same for what nobody does to their own account. */
function onOther(request: AccountRequest, change: Change): Promise<void> {
  return onAccount(request, async (tx, account) => {
    if (account.id === request.actor.account.id) throw new AppError('account.self')
    await change(tx, account)
  })
}
