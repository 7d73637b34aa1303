import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import { formatSize } from '../../platform/format-size.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import { applyImport } from './apply-import.ts'
import { viewImport } from './import-view.ts'
import { planImport } from './plan-import.ts'
import { readList } from './read-list.ts'
import { bookListImportSchema, type ListOptions, listOptionsSchema, listQuerySchema } from './schema.ts'
import { streamTemplate } from './template.ts'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The routes of lists of books: a spreadsheet shown as what it would change, then imported; the template. */
export function registerListRoutes(
  server: HttpServer,
  app: App,
  { isolate }: { readonly isolate: boolean },
): void {
  server.get(
    '/api/book-lists/template.xlsx',
    { config: { right: 'books.read' } },
    async (_request, reply) => {
      reply.header('content-disposition', 'attachment; filename="mau-danh-muc-so.xlsx"').type(xlsxType)
      return reply.send(await streamTemplate())
    },
  )
  server.post(
    '/api/book-lists',
    {
      config: { right: 'books.write' },
      schema: {
        consumes: ['multipart/form-data'],
        querystring: listQuerySchema,
        response: { 200: bookListImportSchema },
      },
    },
    async request => {
      const dir = await mkdtemp(join(tmpdir(), 'sogoc-list-'))
      try {
        const { name, options } = await takeList(request, dir, app.config.uploadMaxBytes)
        const list = await readList({ path: join(dir, 'list'), name, isolate }, options)
        return await request.inTransaction(async tx => {
          const plan = await planImport(tx, request.actor.jurisdiction, list, options)
          const { apply } = request.query
          if (apply === undefined) return viewImport(list, plan, false)
          const incomplete = plan.wrong.length > 0 && !options.leaveOut
          if (apply !== plan.digest || incomplete) throw new AppError('book-list.changed')
          await applyImport(tx, plan, options)
          return viewImport(list, plan, true)
        })
      } finally {
        await rm(dir, { recursive: true, force: true })
      }
    },
  )
}

/** Streams the file of the form into a folder as `list`. Throws request.invalid, request.too-large. */
async function takeList(
  request: FastifyRequest,
  dir: string,
  maxBytes: number,
): Promise<{ name: string; options: ListOptions }> {
  let name: string | undefined
  let options = listOptionsSchema.parse({})
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'options') options = parseOptions(part.value)
    } else if (part.fieldname === 'file' && name === undefined && part.filename !== '') {
      await pipeline(part.file, createWriteStream(join(dir, 'list'), { mode: 0o600 }))
      if (part.file.truncated) throw new AppError('request.too-large', { limit: formatSize(maxBytes) })
      name = part.filename.normalize('NFC').replace(/^.*[\\/]/, '')
    } else part.file.resume()
  }
  if (name === undefined) throw new AppError('request.invalid', { detail: 'file' })
  return { name, options }
}

function parseOptions(value: unknown): ListOptions {
  try {
    return listOptionsSchema.parse(JSON.parse(String(value)))
  } catch (error) {
    throw new AppError('request.invalid', { detail: 'options' }, error)
  }
}
