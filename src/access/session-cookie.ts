import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../platform/config.ts'

/** With TLS the name itself makes browsers insist on Secure, our host and the whole path. */
const nameOf = ({ tls }: Pick<Config, 'tls'>) => (tls ? '__Host-sogoc' : 'sogoc')

const attributesOf = ({ tls }: Pick<Config, 'tls'>) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: tls }) as const

/** The session's token as the browser sends it back. */
export function readSessionCookie(request: FastifyRequest, config: Config): string | undefined {
  return request.cookies[nameOf(config)]
}

/** Hands the token to the browser; out of reach of scripts, sent to our own pages only. */
export function setSessionCookie(reply: FastifyReply, token: string, config: Config): void {
  reply.setCookie(nameOf(config), token, {
    ...attributesOf(config),
    maxAge: Math.floor(config.sessionAbsoluteMs / 1000),
  })
}

/** Takes the token away. */
export function clearSessionCookie(reply: FastifyReply, config: Config): void {
  reply.clearCookie(nameOf(config), attributesOf(config))
}
