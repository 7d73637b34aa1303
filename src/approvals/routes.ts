import { z } from 'zod'
import { getAccount } from '../access/account-state.ts'
import { changedRightsSchema } from '../access/schema.ts'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { ApprovalEffects } from './approval-effect.ts'
import { approvalTable } from './approval-table.ts'
import { askApproval } from './ask-approval.ts'
import { decideApproval } from './decide-approval.ts'
import { listApprovals } from './list-approvals.ts'
import {
  approvalListSchema,
  approvalQuerySchema,
  askedSchema,
  decisionSchema,
  reasonSchema,
} from './schema.ts'
import { withdrawApproval } from './withdraw-approval.ts'

const approvalParams = z.object({ agency: z.uuid(), approval: z.uuid() })
const bookParams = z.object({ agency: z.uuid(), book: z.uuid() })
const accountParams = z.object({ account: z.uuid() })

const placeOf = ({ agency, approval }: z.infer<typeof approvalParams>) => ({
  agencyId: agency,
  approvalId: approval,
})

/** Seeing, deciding and withdrawing what was asked; asking to open a book again and to change an account's rights. */
export function registerApprovalRoutes(server: HttpServer, app: App, effects: ApprovalEffects): void {
  server.get(
    '/api/approvals',
    {
      config: { right: 'approvals.read' },
      schema: { querystring: approvalQuerySchema, response: { 200: approvalListSchema } },
    },
    request => listApprovals(app.database, request.actor, request.query, languageOf(request)),
  )
  server.post(
    '/api/approvals/:agency/:approval/decision',
    {
      config: { right: 'approvals.decide' },
      schema: { params: approvalParams, body: decisionSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      await decideApproval(app.database, request.actor, placeOf(request.params), request.body, effects)
      return reply.status(204).send(null)
    },
  )
  server.delete(
    '/api/approvals/:agency/:approval',
    {
      config: { right: 'approvals.read' },
      schema: { params: approvalParams, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { id } = request.actor.account
      await request.inTransaction(tx => withdrawApproval(tx, placeOf(request.params), id))
      return reply.status(204).send(null)
    },
  )
  registerAsking(server, effects)
}

function registerAsking(server: HttpServer, effects: ApprovalEffects): void {
  server.post(
    '/api/books/:agency/:book/unlock',
    {
      config: { right: approvalTable['book.unlock'].ask },
      schema: { params: bookParams, body: reasonSchema, response: { 201: askedSchema } },
    },
    async (request, reply) => {
      const subject = { agencyId: request.params.agency, id: request.params.book }
      const asking = { action: 'book.unlock', subject, ...request.body } as const
      const id = await request.inTransaction(tx =>
        askApproval(tx, request.actor, asking, effects['book.unlock']),
      )
      return reply.status(201).send({ id })
    },
  )
  server.post(
    '/api/accounts/:account/rights',
    {
      config: { right: approvalTable['account.change-rights'].ask },
      schema: { params: accountParams, body: changedRightsSchema, response: { 201: askedSchema } },
    },
    async (request, reply) => {
      const { account } = request.params
      const { reason, ...wanted } = request.body
      const id = await request.inFullTransaction(async tx => {
        // An account outside the jurisdiction does not exist, whatever is asked about it.
        const { agencyId } = await getAccount(tx, request.actor.jurisdiction, account)
        const subject = { agencyId, id: account }
        const asking = { action: 'account.change-rights', subject, wanted, reason } as const
        return askApproval(tx, request.actor, asking, effects['account.change-rights'])
      })
      return reply.status(201).send({ id })
    },
  )
}
