import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { makeDocument } from './describe-api.ts'

/** What of Swagger UI is served: from its package, nothing from elsewhere. */
const files: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
}

/** No inline script: the content policy of every other page holds here, too. */
const start = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'none', validatorUrl: null, displayOperationId: true,
})
`

const page = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sổ Gốc – API</title>
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`

/** The description of the API, and a page to read it. Public: it holds nobody's data and is the same for every installation. */
export function registerOpenApiRoutes(server: HttpServer): void {
  let document: object | undefined
  const open = { config: { right: 'public' }, schema: { hide: true } } as const
  server.get('/api/openapi.json', open, async (_request, reply) => {
    document ??= makeDocument(server)
    return reply.send(document)
  })
  server.get('/api/docs', open, async (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  server.get(
    '/api/docs/:file',
    { ...open, schema: { ...open.schema, params: z.object({ file: z.string().max(40) }) } },
    async (request, reply) => {
      const { file } = request.params
      if (file === 'start.js') return reply.type('text/javascript; charset=utf-8').send(start)
      const type = files[file]
      if (type === undefined) throw new AppError('not-found')
      const path = createRequire(import.meta.url).resolve(`@fastify/swagger-ui/static/${file}`)
      return reply.type(type).send(await readFile(path))
    },
  )
}
