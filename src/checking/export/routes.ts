import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { formatBookFileName } from '../../register/file-name.ts'
import { kinds } from '../../register/kind.ts'
import { defaultProfile, findProfile } from '../../register/profile.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import { templateSheets } from '../../sheets/write-book.ts'
import { getPackageSheet } from '../package-sheet.ts'
import { openRowsBook } from './rows-book.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const kindSchema = z.enum(kinds.map(({ code }) => code))

/** Workbooks to type into: an empty one of each kind, and a package's rows as they stand. */
export function registerExportRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean },
): void {
  server.get(
    '/api/templates/:kind.xlsx',
    {
      config: { right: 'packages.read' },
      schema: {
        params: z.object({ kind: kindSchema }),
        querystring: z.object({ profile: z.string().optional() }),
      },
    },
    async (request, reply) => {
      const { kind } = request.params
      const named = request.query.profile
      const profile = named === undefined ? defaultProfile(kind) : findProfile(named)
      if (profile?.kind !== kind) throw new AppError('not-found')
      const { sheets, ranges } = templateSheets(profile)
      reply.header('content-disposition', `attachment; filename="${profile.id}.xlsx"`).type(xlsxType)
      return reply.send(await streamWorkbook(sheets, ranges))
    },
  )
  server.get(
    '/api/packages/:agency/:package/rows.xlsx',
    {
      config: { right: 'packages.read' },
      schema: { params: z.object({ agency: z.uuid(), package: z.uuid() }) },
    },
    async (request, reply) => {
      const { agency: agencyId, package: packageId } = request.params
      const identity = request.actor.rights.includes('identity.read')
      const sheet = await request.inTransaction(async tx => {
        const found = await getPackageSheet(tx, agencyId, packageId)
        const detail = { what: 'rows' }
        await appendJournal(tx, {
          agencyId,
          action: 'package.export',
          subject: `package:${packageId}`,
          detail,
        })
        return found
      })
      const name = encodeURIComponent(fileName(sheet))
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).type(xlsxType)
      return reply.send(await openRowsBook(app, sheet, { identity, isolate: options.isolate }))
    },
  )
}

/** The ministry's name of the book's file where it is known, so that it can be handed in again. */
function fileName({ kind, year, volume, xlsxName }: Awaited<ReturnType<typeof getPackageSheet>>): string {
  if (year === null || volume === null) return xlsxName.replace(/\.[a-z]+$/i, '.xlsx')
  return formatBookFileName({ kind: kind.code, year, volume, extension: 'xlsx', prefix: '' })
}
