import { rm } from 'node:fs/promises'
import { z } from 'zod'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { takeFiles } from '../alone/take-files.ts'
import { makeAloneFolder } from '../alone/temporary-folder.ts'
import { getPackageSheet } from '../package-sheet.ts'
import { readRevised } from './read-revised.ts'
import { revisePackage } from './revise-package.ts'
import { revisionQuerySchema, revisionSchema } from './schema.ts'

/** The corrected workbook of a package loaded again: shown as what it changes, then changed. */
export function registerRevisionRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean },
): void {
  server.post(
    '/api/packages/:agency/:package/revision',
    {
      config: { right: 'findings.resolve' },
      schema: {
        consumes: ['multipart/form-data'],
        params: z.object({ agency: z.uuid(), package: z.uuid() }),
        querystring: revisionQuerySchema,
        response: { 200: revisionSchema },
      },
    },
    async request => {
      const { agency: agencyId, package: packageId } = request.params
      const { account, rights } = request.actor
      const place = { agencyId, packageId, accountId: account.id, identity: rights.includes('identity.read') }
      const dir = await makeAloneFolder(app.config.dataDir)
      try {
        const { xlsx } = await takeFiles(request, dir, app.config.uploadMaxBytes)
        const { kind, reading } = await request.inTransaction(tx => getPackageSheet(tx, agencyId, packageId))
        const revised = await readRevised({ ...xlsx, kind, reading, isolate: options.isolate })
        return await request.inTransaction(async tx => {
          const view = await revisePackage(tx, place, revised, request.query.apply)
          if (view.change !== null) return view
          const detail = { what: 'revision', ...view.counts }
          await appendJournal(tx, {
            agencyId,
            action: 'package.read',
            subject: `package:${packageId}`,
            detail,
          })
          return view
        })
      } finally {
        await rm(dir, { recursive: true, force: true })
      }
    },
  )
}
