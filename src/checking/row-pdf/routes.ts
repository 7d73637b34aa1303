import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { openWithin } from '../../platform/vault/open-within.ts'
import { sendPdf, viewPdf } from '../../scanning/pages/view-pdf.ts'
import { findSeen } from '../../scanning/pages/whole-page.ts'
import { findBookOf, findRowPdf } from './find-row-pdf.ts'

const params = z.object({
  agency: z.uuid(),
  package: z.uuid(),
  row: z.coerce.number().int().min(1).max(2_000_000),
})

/** The paper beside a package's rows: the PDF of a row's case with the viewer's mark, journaled; not for who sees only the places of fields. */
export function registerRowPdfRoutes(server: HttpServer, { vault }: Pick<App, 'vault'>): void {
  server.get(
    '/api/packages/:agency/:package/rows/:row/pdf',
    { config: { right: 'packages.read' }, schema: { params } },
    async (request, reply) => {
      const { agency: agencyId, package: packageId, row } = request.params
      const place = { agencyId, packageId }
      const read = async (original: boolean) => {
        const { name, sizeBytes, within } = await request.inTransaction(async tx => {
          const bookId = await findBookOf(tx, place)
          if (bookId !== null && (await findSeen(tx, request.actor.account, bookId)) === 'crop')
            throw new AppError('page.crop-only')
          const found = await findRowPdf(tx, place, row)
          const detail = { row, ...(original ? { original } : {}) }
          await appendJournal(tx, {
            agencyId,
            action: 'package.read-pdf',
            subject: `package:${packageId}`,
            detail,
          })
          return found
        })
        const key = `${within.container.toString('hex')} ${within.offset}`
        return {
          name: name.split('/').at(-1) ?? name,
          key,
          sizeBytes,
          open: () => openWithin(vault, within),
        }
      }
      return sendPdf(reply, await viewPdf(request.actor, read, false))
    },
  )
}
