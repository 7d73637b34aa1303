import type { FastifyRequest } from 'fastify'
import type { Config } from '../../../platform/config.ts'
import { publicOrigin } from '../../../platform/http/public-origin.ts'

export const confirmationPath = '/xac-nhan'

/** The address of the page of confirmation as it is printed. */
export function publicAddress(
  config: Pick<Config, 'publicUrl' | 'tls'>,
  request: Pick<FastifyRequest, 'host' | 'protocol'>,
): string {
  return `${publicOrigin(config, request)}${confirmationPath}`
}
