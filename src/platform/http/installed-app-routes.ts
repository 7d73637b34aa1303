import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'
import type { HttpServer } from './server.ts'

const config = { right: 'public', rateLimit: false } as const
const schema = { hide: true } as const

/**
 * Serves an application that can be installed (`chup`: web/capture, `nhap`: web/keying) at /NAME/ out of the built web application in `root`: its page,
 * manifest, icons and service worker are asked for anew at each visit, the files under assets carry their hash in the name.
 */
export function registerInstalledAppRoutes(server: HttpServer, root: string, app: 'chup' | 'nhap'): void {
  // The service worker's scope ends with a slash: only there the page opens without a line.
  server.get(`/${app}`, { config, schema }, (_request, reply) => reply.redirect(`/${app}/`))
  server.get<{ Params: { '*': string } }>(`/${app}/*`, { config, schema }, (request, reply) => {
    const name = request.params['*'] === '' ? 'index.html' : request.params['*']
    const isFile = /^(assets\/)?[\w-][\w.-]*$/.test(name) && existsSync(join(root, app, name))
    if (!isFile) throw new AppError('not-found')
    const kept = name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return reply.header('cache-control', kept).sendFile(`${app}/${name}`)
  })
}
