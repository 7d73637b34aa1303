import { z } from 'zod'
import { appendJournal } from '../journal/append.ts'
import type { App } from '../platform/app.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { annotatedEnding } from '../register/pair-book-files.ts'
import { registerAcrossRoutes } from './across/routes.ts'
import { registerAloneRoutes } from './alone/routes.ts'
import { registerCorrectionRoutes } from './corrections/routes.ts'
import { registerExportRoutes } from './export/routes.ts'
import { registerKeyedRoutes } from './keyed/routes.ts'
import { findReportSource, openReport } from './package-report.ts'
import { journalReading, lookAt } from './package-view.ts'
import { listFindings } from './read-findings.ts'
import { getPackage, listPackages } from './read-packages.ts'
import { listRows } from './read-rows.ts'
import { registerReadingRoutes } from './reading/routes.ts'
import { receivePackage } from './receive-package.ts'
import { resolveFinding } from './resolve-finding.ts'
import { registerRevisionRoutes } from './revision/routes.ts'
import { registerRowPdfRoutes } from './row-pdf/routes.ts'
import {
  asInBookSchema,
  findingListSchema,
  findingQuerySchema,
  packageListSchema,
  packageQuerySchema,
  packageSchema,
  receivedPackageSchema,
  rowListSchema,
  rowQuerySchema,
} from './schema.ts'
import { takeUpload } from './take-upload.ts'

const packageParams = z.object({ agency: z.uuid(), package: z.uuid() })
const findingParams = packageParams.extend({ finding: z.uuid() })
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Handing packages in, following their check, its findings and rows, and saying "as in the book". */
export function registerCheckingRoutes(
  server: HttpServer,
  app: App,
  options: { readonly isolate: boolean } = { isolate: true },
): void {
  registerAloneRoutes(server, app, options)
  registerPackageRoutes(server, app)
  registerFindingRoutes(server)
  registerCorrectionRoutes(server)
  registerAcrossRoutes(server)
  registerReadingRoutes(server, app, options)
  registerRevisionRoutes(server, app, options)
  registerExportRoutes(server, app, options)
  registerRowPdfRoutes(server, app)
  registerKeyedRoutes(server)
  server.get(
    '/api/packages/:agency/:package/report.xlsx',
    { config: { right: 'packages.read' }, schema: { params: packageParams } },
    async (request, reply) => {
      const { agency, package: id } = request.params
      const source = await request.inTransaction(async tx => {
        const { identity } = await lookAt(tx, request, { agencyId: agency, packageId: id })
        const found = await findReportSource(tx, agency, id, identity)
        await appendJournal(tx, { agencyId: agency, action: 'package.export', subject: `package:${id}` })
        return found
      })
      const name = encodeURIComponent(source.sheet.xlsxName.replace(/\.[^.]+$/, annotatedEnding))
      reply.header('content-disposition', `attachment; filename*=UTF-8''${name}`).type(xlsxType)
      return reply.send(await openReport(app, source, languageOf(request), options.isolate))
    },
  )
}

function registerPackageRoutes(server: HttpServer, app: App): void {
  server.post(
    '/api/packages',
    {
      config: { right: 'packages.check' },
      schema: { consumes: ['multipart/form-data'], response: { 201: receivedPackageSchema } },
    },
    async (request, reply) => {
      const { jurisdiction, account } = request.actor
      const pending = await app.vault.begin('package')
      try {
        const upload = await takeUpload(request, pending, app.config.uploadMaxBytes)
        const delivery = { ...upload, within: jurisdiction, accountId: account.id }
        const id = await request.inTransaction(tx => receivePackage(tx, delivery))
        await pending.commit()
        return await reply.status(201).send({ id })
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
  server.get(
    '/api/packages',
    {
      config: { right: 'packages.read' },
      schema: { querystring: packageQuerySchema, response: { 200: packageListSchema } },
    },
    async request => ({
      packages: await request.inTransaction(tx => listPackages(tx, request.query, languageOf(request))),
    }),
  )
  server.get(
    '/api/packages/:agency/:package',
    {
      config: { right: 'packages.read' },
      schema: { params: packageParams, response: { 200: packageSchema } },
    },
    request =>
      request.inTransaction(tx =>
        getPackage(tx, request.params.agency, request.params.package, languageOf(request)),
      ),
  )
  server.get(
    '/api/packages/:agency/:package/rows',
    {
      config: { right: 'packages.read' },
      schema: { params: packageParams, querystring: rowQuerySchema, response: { 200: rowListSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const place = { agencyId: request.params.agency, packageId: request.params.package }
        const view = await lookAt(tx, request, place)
        const list = await listRows(tx, place, request.query, view)
        await journalReading(tx, place, 'rows', request.query.offset, list.rows.length)
        return list
      }),
  )
}

function registerFindingRoutes(server: HttpServer): void {
  server.get(
    '/api/packages/:agency/:package/findings',
    {
      config: { right: 'packages.read' },
      schema: {
        params: packageParams,
        querystring: findingQuerySchema,
        response: { 200: findingListSchema },
      },
    },
    request =>
      request.inTransaction(async tx => {
        const place = { agencyId: request.params.agency, packageId: request.params.package }
        const view = await lookAt(tx, request, place)
        const list = await listFindings(tx, place, request.query, view)
        await journalReading(tx, place, 'findings', request.query.offset, list.findings.length)
        return list
      }),
  )
  const path = '/api/packages/:agency/:package/findings/:finding/as-in-book'
  server.post(
    path,
    {
      config: { right: 'findings.resolve' },
      schema: { params: findingParams, body: asInBookSchema, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { agency, package: packageId, finding } = request.params
      const place = { agencyId: agency, packageId, findingId: finding, accountId: request.actor.account.id }
      await request.inTransaction(tx => resolveFinding(tx, place, request.body.reason))
      return reply.status(204).send(null)
    },
  )
  server.delete(
    path,
    { config: { right: 'findings.resolve' }, schema: { params: findingParams, response: { 204: z.null() } } },
    async (request, reply) => {
      const { agency, package: packageId, finding } = request.params
      const place = { agencyId: agency, packageId, findingId: finding, accountId: request.actor.account.id }
      await request.inTransaction(tx => resolveFinding(tx, place, null))
      return reply.status(204).send(null)
    },
  )
}
