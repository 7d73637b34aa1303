import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AppError, httpStatus } from '../errors.ts'
import type { App } from '../platform/app.ts'
import { codeOf } from '../platform/error-code.ts'
import { languageOf } from '../platform/http/problem.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { enterByOidc } from './enter-by-oidc.ts'
import { callbackPath, createOidcClient } from './oidc-client.ts'
import { clearOidcCookie, readOidcCookie, setOidcCookie } from './oidc-cookie.ts'
import { formatRefusal } from './oidc-page.ts'
import { setSessionCookie } from './session-cookie.ts'

const config = { right: 'public' } as const

/**
 * Signing in by the OpenID provider of OIDC_ISSUER: there and back by redirects. The session's cookie is SameSite=Strict, so the page that
 * the last redirect leads to is still loaded without it; that page is the same for everybody, and what it then asks for is
 * asked from our own site.
 */
export function registerOidcRoutes(server: HttpServer, app: App): void {
  const { oidc } = app.config
  const client = oidc && createOidcClient(oidc)
  server.get(
    '/api/session/oidc',
    { config, schema: { querystring: z.object({ to: z.string().max(500).optional() }) } },
    (request, reply) =>
      orRefusal(request, reply, async () => {
        if (client === undefined) throw new AppError('not-found')
        const { url, flow } = await client.begin()
        await setOidcCookie(reply, { ...flow, to: readOwnPath(request.query.to) }, app.config)
        return reply.redirect(url.href)
      }),
  )
  server.get(callbackPath, { config }, (request, reply) =>
    orRefusal(request, reply, async () => {
      if (client === undefined || oidc === undefined) throw new AppError('not-found')
      const flow = await readOidcCookie(request, app.config)
      clearOidcCookie(reply, app.config)
      if (flow === undefined) throw new AppError('oidc.failed', { name: oidc.name })
      const person = await client.finish(new URL(request.url, oidc.publicUrl).search, flow)
      const visitor = { address: request.ip, userAgent: request.headers['user-agent'] }
      const { token } = await enterByOidc(app, person, visitor, oidc)
      setSessionCookie(reply, token, app.config)
      return reply.redirect(flow.to)
    }),
  )
}

/** The browser itself asks, not our pages: a refusal is a page of its own. */
async function orRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  run: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    return await run()
  } catch (error) {
    if (!(error instanceof AppError) || error.kind === 'failure' || error.kind === 'missing') throw error
    // For whoever set the provider up; neither holds anybody's name.
    request.log.warn({ code: error.code, cause: codeOf(error.cause) }, 'sign-in at the provider failed')
    return reply
      .status(httpStatus[error.kind])
      .type('text/html; charset=utf-8')
      .send(formatRefusal(error.text(languageOf(request)), languageOf(request)))
  }
}

/** A path of ours to go on to, whatever was asked for: never another site's address, however it is written. */
export function readOwnPath(asked = '/'): string {
  const here = 'http://here.invalid'
  if (!asked.startsWith('/') || !URL.canParse(asked, here)) return '/'
  const { origin, pathname, search, hash } = new URL(asked, here)
  // "/.//elsewhere" is a path of ours that a browser takes for another host.
  return origin === here && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/'
}
