import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { AppError } from '../../errors.ts'
import { programRoot } from '../program.ts'
import { allowStyles } from './headers.ts'
import { registerInstalledAppRoutes } from './installed-app-routes.ts'
import type { HttpServer } from './server.ts'

/** The built web application. */
export const webDir: string = join(programRoot, 'dist', 'web')

/**
 * Serves the web application, the phone page at /chup/ and the keying desk at /nhap/: files under /assets carry their hash in the name and may be kept for ever; every other address
 * that is not the API's is the application's own and gets index.html.
 */
export async function registerWebRoutes(server: HttpServer, root = webDir): Promise<void> {
  const built = existsSync(join(root, 'index.html'))
  if (built) await server.register(fastifyStatic, { root, serve: false, cacheControl: false })
  registerInstalledAppRoutes(server, root, 'chup')
  registerInstalledAppRoutes(server, root, 'nhap')
  server.get<{ Params: { '*': string } }>(
    '/assets/*',
    { config: { right: 'public', rateLimit: false }, schema: { hide: true } },
    (request, reply) => {
      const name = request.params['*']
      if (!built || !/^\w[\w.-]*(\/\w[\w.-]*)*$/.test(name)) throw new AppError('not-found')
      return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`assets/${name}`)
    },
  )
  server.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/'
    if (
      path.startsWith('/api/') ||
      path.startsWith('/assets/') ||
      !['GET', 'HEAD'].includes(request.method)
    ) {
      throw new AppError('not-found')
    }
    if (!built)
      return reply
        .type('text/plain; charset=utf-8')
        .send('Giao diện web chưa được dựng. Hãy chạy: npm run build\n')
    // Icons and the like lie beside index.html.
    const isFile =
      path !== '/index.html' && /^\/[A-Za-z0-9._-]+\.[a-z0-9]+$/.test(path) && existsSync(join(root, path))
    if (isFile) return reply.header('cache-control', 'no-cache').sendFile(path.slice(1))
    return sendPage(reply, await readFile(join(root, 'index.html'), 'utf8'))
  })
}

/** The application's page, with a nonce of its own in the head and in the content policy; so it can't be kept by the browser. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64url')
  allowStyles(reply, nonce)
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll('__CSP_NONCE__', nonce))
}
