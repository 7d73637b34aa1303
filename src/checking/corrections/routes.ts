import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { undoChange } from '../../inventory/changes/change-states.ts'
import { listChanges } from '../../inventory/changes/list-changes.ts'
import { type Change, changeListSchema } from '../../inventory/changes/schema.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { maskCheckFinding } from '../mask-check-finding.ts'
import { journalReading, lookAt } from '../package-view.ts'
import { getPackage } from '../read-packages.ts'
import { findRows } from '../read-rows.ts'
import { answerAlike, listAlikeGroups, takeBackAlike } from './answer-alike.ts'
import { applyCorrections, type CorrectionPlace, type WantedCorrections } from './apply-corrections.ts'
import { findChangedRows, requireVisible } from './changed-rows.ts'
import { correctAlike, previewAlike } from './correct-alike.ts'
import { correctionStates, formatStateId } from './correction-states.ts'
import { getPackageAtWork } from './package-at-work.ts'
import {
  alikeListSchema,
  alikePreviewSchema,
  alikeQuerySchema,
  answerAlikeSchema,
  answeredSchema,
  type Corrected,
  correctAlikeSchema,
  correctedSchema,
  correctionsSchema,
  previewAlikeSchema,
  takeBackAlikeSchema,
} from './schema.ts'

const params = z.object({ agency: z.uuid(), package: z.uuid() })
const path = '/api/packages/:agency/:package'

/** Putting a package's rows right: cells, all that are alike, undoing; and "as in the book" for all that are alike. */
export function registerCorrectionRoutes(server: HttpServer): void {
  server.post(
    `${path}/corrections`,
    {
      config: { right: 'findings.resolve' },
      schema: { params, body: correctionsSchema, response: { 200: correctedSchema } },
    },
    request => {
      const place = placeOf(request, request.params)
      const { cells, rows } = request.body
      const wanted: WantedCorrections = Object.fromEntries([
        ...cells.map(cell => [formatStateId(cell), cell.value] as const),
        ...rows.map(
          ({ row, leftOut }) => [formatStateId({ row, column: '' }), leftOut ? 'left-out' : null] as const,
        ),
      ])
      return request.inTransaction(async tx => {
        const change = await applyCorrections(tx, place, wanted)
        return answerWith(tx, request, place, change)
      })
    },
  )
  server.post(
    `${path}/corrections/alike/preview`,
    {
      config: { right: 'findings.resolve' },
      schema: { params, body: previewAlikeSchema, response: { 200: alikePreviewSchema } },
    },
    request => {
      const place = placeOf(request, request.params)
      return request.inTransaction(async tx => {
        const preview = await previewAlike(tx, place, request.body)
        await journalReading(tx, place, 'findings', request.body.offset, preview.cells.length)
        return preview
      })
    },
  )
  server.post(
    `${path}/corrections/alike`,
    {
      config: { right: 'findings.resolve' },
      schema: { params, body: correctAlikeSchema, response: { 200: correctedSchema } },
    },
    request => {
      const place = placeOf(request, request.params)
      return request.inTransaction(async tx =>
        answerWith(tx, request, place, await correctAlike(tx, place, request.body)),
      )
    },
  )
  registerChangeRoutes(server)
  registerAnswerRoutes(server)
}

function registerChangeRoutes(server: HttpServer): void {
  server.get(
    `${path}/changes`,
    { config: { right: 'packages.read' }, schema: { params, response: { 200: changeListSchema } } },
    request => {
      const { agency, package: id } = request.params
      return request.inTransaction(async tx => {
        const { bookId } = await getPackage(tx, agency, id, 'vi')
        return { changes: bookId === null ? [] : await listChanges(tx, agency, bookId, id) }
      })
    },
  )
  server.post(
    `${path}/changes/:change/undoing`,
    {
      config: { right: 'findings.resolve' },
      schema: { params: params.extend({ change: z.uuid() }), response: { 200: correctedSchema } },
    },
    request => {
      const place = placeOf(request, request.params)
      return request.inTransaction(async tx => {
        const { bookId, book } = await getPackageAtWork(tx, place.agencyId, place.packageId)
        if (!place.identity) await requireVisible(tx, place.agencyId, request.params.change, book.kind)
        const change = await undoChange(tx, { ...place, bookId }, request.params.change, {
          corrections: correctionStates,
        })
        return answerWith(tx, request, place, change)
      })
    },
  )
}

function registerAnswerRoutes(server: HttpServer): void {
  server.get(
    `${path}/findings/alike`,
    {
      config: { right: 'packages.read' },
      schema: { params, querystring: alikeQuerySchema, response: { 200: alikeListSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const { agency: agencyId, package: packageId } = request.params
        const view = await lookAt(tx, request, { agencyId, packageId })
        const list = await listAlikeGroups(tx, agencyId, packageId, request.query.code)
        await journalReading(tx, { agencyId, packageId }, 'findings', 0, list.groups.length)
        if (view.identity) return list
        const groups = list.groups.map(group => maskCheckFinding({ ...group, params: {} }, view.kind))
        return { ...list, groups }
      }),
  )
  server.post(
    `${path}/findings/as-in-book`,
    {
      config: { right: 'findings.resolve' },
      schema: { params, body: answerAlikeSchema, response: { 200: answeredSchema } },
    },
    request =>
      request.inTransaction(async tx => ({
        count: await answerAlike(tx, placeOf(request, request.params), request.body),
      })),
  )
  server.delete(
    `${path}/findings/as-in-book`,
    {
      config: { right: 'findings.resolve' },
      schema: { params, querystring: takeBackAlikeSchema, response: { 200: answeredSchema } },
    },
    request =>
      request.inTransaction(async tx => ({
        count: await takeBackAlike(tx, placeOf(request, request.params), request.query),
      })),
  )
}

function placeOf(request: FastifyRequest, { agency, package: id }: z.output<typeof params>): CorrectionPlace {
  const { account, rights } = request.actor
  return {
    agencyId: agency,
    packageId: id,
    accountId: account.id,
    identity: rights.includes('identity.read'),
  }
}

/** A change with what it changed, as the account sees it. */
async function answerWith(
  tx: Transaction,
  request: FastifyRequest,
  place: CorrectionPlace,
  change: Change,
): Promise<Corrected> {
  const view = await lookAt(tx, request, place)
  const { counts } = await getPackage(tx, place.agencyId, place.packageId, view.language)
  const rows = await findChangedRows(tx, place.agencyId, change.id)
  return {
    change,
    counts: counts ?? { error: 0, warning: 0, info: 0 },
    rows: await findRows(tx, place, rows, view),
  }
}
