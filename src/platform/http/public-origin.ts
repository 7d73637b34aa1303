import type { FastifyRequest } from 'fastify'
import type { Config } from '../config.ts'

/** The origin of addresses that are printed: PUBLIC_URL, else the one the request came by. */
export function publicOrigin(
  { publicUrl, tls }: Pick<Config, 'publicUrl' | 'tls'>,
  request: Pick<FastifyRequest, 'host' | 'protocol'>,
): string {
  return publicUrl ?? `${tls ? 'https' : request.protocol}://${request.host}`
}
