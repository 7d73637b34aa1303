import { sql } from 'kysely'
import { z } from 'zod'
import { findReach } from '../access/rights.ts'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import type { HttpServer } from '../platform/http/server.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { noteFile } from '../platform/vault/note-file.ts'
import { type FormShape, takeForm } from '../scanning/intake/take-form.ts'
import { markedFrame } from '../scanning/pages/marked-views.ts'
import { viewerMark } from '../scanning/pages/viewer-mark.ts'
import { addressObstacle, reportObstacle } from './report-obstacle.ts'
import type { ObstaclePlace } from './say.ts'
import { newObstacleSchema, obstaclePlaceSchema } from './schema.ts'

/** Where an obstacle is found. */
export const obstacleParams = z.object({ agency: z.uuid(), obstacle: z.uuid() })
export const placeOf = ({ agency, obstacle }: z.output<typeof obstacleParams>): ObstaclePlace => ({
  agencyId: agency,
  obstacleId: obstacle,
})

const obstacleForm: FormShape = {
  field: 'obstacle',
  file: 'photo',
  accepts: ['image/jpeg', 'image/png', 'image/webp'],
  refuse: name => new AppError('obstacle.photo', { name }),
}

/** Reporting an obstacle with a photo, and seeing the photo. */
export function registerReporting(server: HttpServer, app: App): void {
  server.post(
    '/api/obstacles',
    {
      config: { right: 'obstacles.report' },
      schema: { consumes: ['multipart/form-data'], response: { 201: obstaclePlaceSchema } },
    },
    async (request, reply) => {
      const { account } = request.actor
      const pending = await app.vault.begin('obstacle')
      try {
        const { said, attachment } = await takeForm(request, obstacleForm, {
          ...{ vault: app.vault, pending, maxBytes: app.config.uploadMaxBytes },
        })
        const obstacle = newObstacleSchema.safeParse(said)
        if (!obstacle.success) throw new AppError('request.invalid', { detail: 'obstacle' }, obstacle.error)
        const reporter = {
          agencyId: account.agencyId,
          worksOnAssigned: findReach(account.role, 'obstacles.report') === 'assigned',
        }
        const addressed = await request.inTransaction(tx => addressObstacle(tx, reporter, obstacle.data))
        // Numbers run over all of an agency's obstacles, of which a contractor's people see those of their books.
        const id = await request.inFullTransaction(async tx => {
          if (attachment !== null)
            await noteFile(tx, addressed.agencyId, attachment.stored, attachment.mediaType)
          const photo = attachment?.stored.digest ?? null
          return reportObstacle(tx, addressed, obstacle.data, { accountId: account.id, photo })
        })
        await pending.commit()
        return await reply.status(201).send({ agency: addressed.agencyId, id })
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
  server.get(
    '/api/obstacles/:agency/:obstacle/photo',
    { config: { right: 'obstacles.read' }, schema: { params: obstacleParams } },
    async (request, reply) => {
      const sha256 = await request.inTransaction(tx => findPhoto(tx, placeOf(request.params)))
      const file = { sha256, path: await app.vault.getPath(sha256), page: 1 }
      return reply.type('image/jpeg').send(await markedFrame(file, viewerMark(request.actor, new Date())))
    },
  )
}

async function findPhoto(tx: Transaction, { agencyId, obstacleId }: ObstaclePlace): Promise<string> {
  const { rows } = await sql<{ photo: Buffer }>`
    select photo from obstacle where agency_id = ${agencyId} and id = ${obstacleId} and photo is not null`.execute(
    tx,
  )
  const [found] = rows
  if (found === undefined) throw new AppError('not-found')
  await appendJournal(tx, {
    ...{ agencyId, action: 'obstacle.read', subject: `obstacle:${obstacleId}`, detail: { photo: true } },
  })
  return found.photo.toString('hex')
}
