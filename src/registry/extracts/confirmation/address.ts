import type { FastifyRequest } from 'fastify'
import type { Config } from '../../../platform/config.ts'

export const confirmationPath = '/xac-nhan'

/** The address of the page of confirmation as it is printed: on PUBLIC_URL, else on the address the request came by. */
export function publicAddress(
  { publicUrl, tls }: Pick<Config, 'publicUrl' | 'tls'>,
  request: Pick<FastifyRequest, 'host' | 'protocol'>,
): string {
  const origin = publicUrl ?? `${tls ? 'https' : request.protocol}://${request.host}`
  return `${origin}${confirmationPath}`
}
