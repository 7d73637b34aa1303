import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError } from '../../../errors.ts'
import { docxType } from '../../../papers/word/docx-parts.ts'
import type { App } from '../../../platform/app.ts'
import { formatSize } from '../../../platform/format-size.ts'
import type { HttpServer } from '../../../platform/http/server.ts'
import type { Pending, Stored } from '../../../platform/vault/vault.ts'
import { getPaper, type PaperId } from '../../../register/extract-papers.ts'
import { sendPdf } from '../../../scanning/pages/view-pdf.ts'
import { streamWorkbook } from '../../../sheets/stream-workbook.ts'
import { publicAddress } from '../confirmation/address.ts'
import { listPlaceholders } from '../papers/placeholders.ts'
import { previewTemplate } from '../preview-extract.ts'
import { paperIdSchema, templateChoiceSchema, templateListSchema, templateStoredSchema } from '../schema.ts'
import { checkTemplate } from './check-template.ts'
import { getShippedTemplate, readParts } from './find-template.ts'
import { getTemplateFile, listTemplates } from './list-templates.ts'
import { readDocx } from './read-docx.ts'
import { tellRemarks } from './remark-texts.ts'
import { chooseTemplate, storeTemplate } from './store-template.ts'

const config = { right: 'extracts.manage' } as const
const paperParams = z.object({ paper: paperIdSchema })
/** A version of the office's own, or the shipped one. */
const versionParams = paperParams.extend({
  version: z.union([z.literal('shipped'), z.coerce.number().int().min(1)]),
})
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A letter with a coat of arms has some hundred kB. */
const mostBytes = 5 * 1024 * 1024

const attach = (reply: FastifyReply, type: string, name: string) =>
  reply.type(type).header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)

/** The templates of the account's own office: look, try, download, replace, go back. */
export function registerTemplateRoutes(server: HttpServer, app: App): void {
  const { vault } = app
  server.get(
    '/api/extract-templates',
    { config, schema: { response: { 200: templateListSchema } } },
    request => request.inTransaction(tx => listTemplates(tx, request.actor.account.agencyId)),
  )
  server.get(
    '/api/extract-templates/:paper/placeholders.xlsx',
    { config, schema: { params: paperParams } },
    async (request, reply) => {
      const { paper } = request.params
      return attach(reply, xlsxType, `cho-dien-${paper}.xlsx`).send(await streamPlaceholders(paper))
    },
  )
  server.get(
    '/api/extract-templates/:paper/:version/docx',
    { config, schema: { params: versionParams } },
    async (request, reply) => {
      const { paper, version } = request.params
      const named = attach(reply, docxType, `mau-${paper}-${version}.docx`)
      if (version === 'shipped') return named.send(getShippedTemplate(paper).bytes)
      const { agencyId } = request.actor.account
      const file = await request.inTransaction(tx => getTemplateFile(tx, agencyId, paper, version))
      return named.send(await vault.openRead(file))
    },
  )
  server.get(
    '/api/extract-templates/:paper/:version/pdf',
    { config, schema: { params: versionParams } },
    async (request, reply) => {
      const { paper, version } = request.params
      const { agencyId } = request.actor.account
      const address = publicAddress(app.config, request)
      const body = await request.inTransaction(async tx => {
        const template =
          version === 'shipped'
            ? getShippedTemplate(paper)
            : { parts: await readParts(vault, await getTemplateFile(tx, agencyId, paper, version)) }
        return previewTemplate(tx, agencyId, paper, template, address)
      })
      return sendPdf(reply, { name: `mau-${paper}.pdf`, sizeBytes: body.length, body })
    },
  )
  server.post(
    '/api/extract-templates/:paper',
    {
      config,
      schema: {
        params: paperParams,
        consumes: ['multipart/form-data'],
        response: { 201: templateStoredSchema },
      },
    },
    async (request, reply) => {
      const { paper } = request.params
      const { id: accountId, agencyId } = request.actor.account
      const pending = await vault.begin('template')
      try {
        const { name, file } = await takeFile(request, pending)
        const parts = await readDocx(await vault.getPath(file.sha256)).catch(asTemplate(name))
        const remarks = checkTemplate(paper, name, parts)
        const address = publicAddress(app.config, request)
        const version = await request.inTransaction(async tx => {
          // What can't be printed is told to who hands it in, not to who stands before a citizen.
          await previewTemplate(tx, agencyId, paper, { parts }, address)
          return storeTemplate(tx, accountId, { agencyId, paper, name, file, remarks })
        })
        await pending.commit()
        return reply.status(201).send({ version, remarks: tellRemarks(remarks) })
      } catch (error) {
        await pending.rollback()
        throw error
      }
    },
  )
  server.post(
    '/api/extract-templates/:paper/choice',
    {
      config,
      schema: { params: paperParams, body: templateChoiceSchema, response: { 200: templateListSchema } },
    },
    request =>
      request.inTransaction(async tx => {
        const { agencyId } = request.actor.account
        await chooseTemplate(tx, agencyId, request.params.paper, request.body.version)
        return listTemplates(tx, agencyId)
      }),
  )
}

/** What is no zip is no Word document; a bomb and the like say what they are, without a path of ours. */
function asTemplate(name: string): (error: unknown) => never {
  return error => {
    if (error instanceof AppError && error.code !== 'zip.unreadable' && error.code.startsWith('zip.'))
      throw new AppError(error.code, { ...error.params, path: name }, error)
    throw new AppError('template.not-docx', { name }, error)
  }
}

async function takeFile(request: FastifyRequest, pending: Pending): Promise<{ name: string; file: Stored }> {
  const part = await request.file({ limits: { fileSize: mostBytes } })
  if (part === undefined || part.filename === '') throw new AppError('request.invalid', { detail: 'file' })
  const file = await pending.put(part.file)
  if (part.file.truncated) throw new AppError('request.too-large', { limit: formatSize(mostBytes) })
  return { name: part.filename.normalize('NFC').replace(/^.*[\\/]/, ''), file }
}

function streamPlaceholders(paper: PaperId) {
  const columns = [{ widthChars: 34 }, { widthChars: 70 }, { widthChars: 14 }]
  const written = (name: string, parts: readonly string[] | undefined) =>
    parts === undefined ? `{${name}}` : `{#${name}}${parts.map(part => `{${part}}`).join(' ')}{/${name}}`
  return streamWorkbook([
    {
      name: 'Chỗ điền',
      columns,
      frozenRows: 1,
      rows: [
        ['Chỗ điền', 'Nội dung được in', 'Bắt buộc'].map(text => ({ text, style: 'header' as const })),
        ...listPlaceholders(paper).map(({ name, label, required, parts }) => [
          written(name, parts),
          label,
          required ? 'bắt buộc' : null,
        ]),
        [],
        [null, getPaper(paper).name.vi],
      ],
    },
  ])
}
