import { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { answerFamilies } from './answer-families.ts'
import { createDictionaryMemory } from './dictionary-memory.ts'
import { getOwnBatch } from './get-own-batch.ts'
import { dictionarySchema, familyAnswerSchema, familyQuestionSchema } from './schema.ts'

const params = z.object({ agency: z.uuid(), batch: z.uuid() })
const ownBatch = '/api/keying/batches/:agency/:batch'

/** Nobody keys more than a few entries a minute; who asks more is looking people up. */
const familiesAMinute = 60

/** What helps typing: the dictionary of a batch, and known families. */
export function registerAssistRoutes(server: HttpServer, app: App): void {
  const memory = createDictionaryMemory(app.database)
  server.get(
    `${ownBatch}/dictionary`,
    { config: { right: 'keying.key' }, schema: { params, response: { 200: dictionarySchema } } },
    async request => {
      const { agency: agencyId, batch: batchId } = request.params
      const accountId = request.actor.account.id
      const { year } = await request.inTransaction(tx => getOwnBatch(tx, { agencyId, batchId, accountId }))
      return memory.read(agencyId, year)
    },
  )
  const countQuestion = server.createRateLimit({
    ...{ max: familiesAMinute, timeWindow: 60_000 },
    keyGenerator: request => `families:${request.actor.account.id}`,
  })
  server.post(
    `${ownBatch}/families`,
    {
      config: { right: 'keying.key' },
      schema: { params, body: familyQuestionSchema, response: { 200: familyAnswerSchema } },
    },
    async request => {
      const count = await countQuestion(request)
      if (!count.isAllowed && count.isExceeded)
        throw new AppError('request.too-many', { seconds: Math.ceil(count.ttl / 1000) })
      const { agency: agencyId, batch: batchId } = request.params
      const { account, rights } = request.actor
      const asker = {
        accountId: account.id,
        identity: rights.includes('identity.read'),
        inTransaction: request.inTransaction.bind(request),
      }
      return answerFamilies(app.database, asker, { agencyId, batchId }, request.body)
    },
  )
}
