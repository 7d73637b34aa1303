import { sql } from 'kysely'
import { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { App } from '../../platform/app.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { programEntry } from '../../platform/program.ts'
import { peekSheets } from '../../sheets/peek-sheets.ts'
import { peekSheetsSafely } from '../../sheets/read-book.ts'
import type { PackagePlace } from '../package-view.ts'
import { confirmReading } from './confirm-reading.ts'
import { type Reading, readingQuerySchema, readingSchema, readingViewSchema } from './schema.ts'
import { viewReading } from './view-reading.ts'

const params = z.object({ agency: z.uuid(), package: z.uuid() })
const path = '/api/packages/:agency/:package/reading'

/** How a package's workbook is read: seen with its first rows, tried out, and confirmed once for the file. */
export function registerReadingRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean },
): void {
  server.get(
    path,
    {
      config: { right: 'packages.read' },
      schema: { params, querystring: readingQuerySchema, response: { 200: readingViewSchema } },
    },
    async request => {
      const { agency: agencyId, package: packageId } = request.params
      const found = await request.inTransaction(async tx => {
        const workbook = await getWorkbook(tx, { agencyId, packageId })
        const detail = { what: 'reading' }
        await appendJournal(tx, { agencyId, action: 'package.read', subject: `package:${packageId}`, detail })
        return workbook
      })
      const tried = tryOut(found.reading, request.query)
      const xlsx = await app.vault.getPath(found.xlsx)
      const peeks = options.isolate
        ? await peekSheetsSafely(xlsx, { programEntry, name: found.xlsxName, reading: tried })
        : await peekSheets(xlsx, found.xlsxName, tried)
      return viewReading(peeks, tried, found.reading, request.actor.rights.includes('identity.read'))
    },
  )
  server.post(
    path,
    {
      config: { right: 'packages.check' },
      schema: { params, body: readingSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency: agencyId, package: packageId } = request.params
      await request.inTransaction(tx => confirmReading(tx, { agencyId, packageId }, request.body))
      return reply.status(204).send(null)
    },
  )
}

interface StoredWorkbook {
  readonly xlsx: Buffer
  readonly xlsxName: string
  readonly reading: Reading
}

async function getWorkbook(tx: Transaction, { agencyId, packageId }: PackagePlace): Promise<StoredWorkbook> {
  const { rows } = await sql<{ xlsx: Buffer; xlsx_name: string; reading: unknown }>`
    select xlsx, xlsx_name, reading from package where agency_id = ${agencyId} and id = ${packageId}`.execute(
    tx,
  )
  const [row] = rows
  if (row === undefined) throw new AppError('not-found')
  return { xlsx: row.xlsx, xlsxName: row.xlsx_name, reading: readingSchema.parse(row.reading ?? {}) }
}

/** What is kept, or when something is tried out, that, with the columns that are kept. */
function tryOut(
  { columns, ...kept }: Reading,
  { sheet, headerRow, letters }: z.output<typeof readingQuerySchema>,
): Reading {
  const tried =
    sheet === undefined && headerRow === undefined && letters === undefined
      ? kept
      : { sheet, headerRow, letters: letters === 'auto' ? undefined : letters }
  return readingSchema.parse({ ...tried, columns })
}
