import { z } from 'zod'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { changePassword } from './change-password.ts'
import {
  changePasswordSchema,
  codeSchema,
  languageSchema,
  passwordSchema,
  pendingSecondFactorSchema,
  recoveryCodesSchema,
} from './schema.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeOwnSecondFactor,
  renewRecoveryCodes,
} from './second-factor.ts'

const config = { right: 'signed-in' } as const
const nothing = { 204: z.null() }

/** What people change of their own account. */
export function registerOwnAccountRoutes(server: HttpServer, app: App): void {
  server.post(
    '/api/session/password',
    { config, schema: { body: changePasswordSchema, response: nothing } },
    async (request, reply) => {
      await changePassword(app, request.actor, { ...request.body, address: request.ip })
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/session/language',
    { config, schema: { body: languageSchema, response: nothing } },
    async (request, reply) => {
      const { id, agencyId, language: before } = request.actor.account
      const { language } = request.body
      await request.inFullTransaction(async tx => {
        if (language === before) return
        await tx.updateTable('account').set({ language }).where('id', '=', id).execute()
        const states = { before: { language: before }, after: { language } }
        await appendJournal(tx, {
          agencyId,
          action: 'account.change-language',
          subject: `account:${id}`,
          ...states,
        })
      })
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/session/second-factor',
    { config, schema: { body: passwordSchema, response: { 200: pendingSecondFactorSchema } } },
    request => beginSecondFactor(app, request.actor, { ...request.body, address: request.ip }),
  )
  server.post(
    '/api/session/second-factor/confirmation',
    { config, schema: { body: codeSchema, response: { 200: recoveryCodesSchema } } },
    async request => ({ codes: [...(await confirmSecondFactor(app, request.actor, request.body.code))] }),
  )
  server.post(
    '/api/session/second-factor/removal',
    { config, schema: { body: passwordSchema, response: nothing } },
    async (request, reply) => {
      await removeOwnSecondFactor(app, request.actor, { ...request.body, address: request.ip })
      return reply.status(204).send(null)
    },
  )
  server.post(
    '/api/session/recovery-codes',
    { config, schema: { body: passwordSchema, response: { 200: recoveryCodesSchema } } },
    async request => ({
      codes: [...(await renewRecoveryCodes(app, request.actor, { ...request.body, address: request.ip }))],
    }),
  )
}
