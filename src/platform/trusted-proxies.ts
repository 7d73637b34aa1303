import { isIP, isIPv4 } from 'node:net'
import { z } from 'zod'

/**
 * `TRUST_PROXY`: `0`, or the addresses and CIDR ranges of the proxies in front of us. Only what they say in X-Forwarded-For counts, read
 * from the right up to the first address that is none of theirs. A number of proxies is no setting: whoever reached us past them
 * could make up any address (Fastify refuses to count for the same reason).
 */
export const trustedProxiesSchema = z
  .string()
  .transform(text => (/^\s*(0|off|false)\s*$/.test(text) ? false : text.split(',').map(part => part.trim())))
  .refine(value => value === false || value.every(isRange))

/** An address, or an address with the length of a prefix; a range of everything would believe everybody. */
function isRange(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  if (more !== undefined || isIP(address) === 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (isIPv4(address) ? 32 : 128)
}
