import { rm } from 'node:fs/promises'
import { PassThrough } from 'node:stream'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { runAloneCheck } from './run-alone-check.ts'
import { takeFiles } from './take-files.ts'
import { makeAloneFolder, sweepAloneFolders } from './temporary-folder.ts'
import { createTurns } from './turns.ts'

/** Each check reads a sheet in a process of its own and keeps a core busy for seconds. */
const checksAtOnce = 2

/**
 * POST /api/checks: a book's files are checked by the engine of packages and nothing of them is kept: they lie in a folder of their own while the
 * check runs, and the journal says only that somebody checked a book of this kind, with its counts. One check at a time an account.
 */
export function registerAloneRoutes(
  server: HttpServer,
  app: App,
  { isolate }: { readonly isolate: boolean },
): void {
  const { dataDir, uploadMaxBytes } = app.config
  const busyAccounts = new Set<string>()
  const turns = createTurns(checksAtOnce)
  server.addHook('onReady', async () => {
    const removed = await sweepAloneFolders(dataDir)
    if (removed > 0) app.log.warn({ removed }, 'cleared the files of checks that a killed process left')
  })
  server.post(
    '/api/checks',
    {
      config: { right: 'packages.check' },
      schema: { consumes: ['multipart/form-data'] },
      // Each line has to leave when it is written.
      compress: false,
    },
    async (request, reply) => {
      const { account, agency } = request.actor
      if (busyAccounts.has(account.id)) throw new AppError('check.running')
      busyAccounts.add(account.id)
      let dir: string | undefined
      const end = async () => {
        busyAccounts.delete(account.id)
        if (dir !== undefined) await rm(dir, { recursive: true, force: true })
      }
      try {
        dir = await makeAloneFolder(dataDir)
        const place = { dir, isolate, config: app.config }
        const files = await takeFiles(request, dir, uploadMaxBytes)
        const lines = new PassThrough()
        const run = async () => {
          const outcome = await runAloneCheck({ ...place, request, files, lines, turns })
          await request.inFullTransaction(tx =>
            appendJournal(tx, {
              agencyId: agency.id,
              action: 'package.try',
              subject: `account:${account.id}`,
              detail: outcome,
            }),
          )
        }
        void run()
          .catch((error: unknown) =>
            request.log.error({ name: error instanceof Error ? error.name : '' }, 'a check failed'),
          )
          .finally(() => end())
          // The answer ends when nothing of the files is left.
          .finally(() => lines.end())
        return reply.type('application/x-ndjson; charset=utf-8').send(lines)
      } catch (error) {
        await end()
        throw error
      }
    },
  )
}
