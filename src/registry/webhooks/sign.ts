import { createHmac, randomBytes } from 'node:crypto'

/** A key of 256 random bits. */
export function makeSecret(): string {
  return `whsec_${randomBytes(32).toString('base64url')}`
}

/**
 * `t=SECONDS,v1=HEX`: HMAC-SHA-256 over `SECONDS.BODY` with the whole secret (its prefix included) as the key. The time is signed with the
 * body, so that an old request that somebody recorded can be told from a new one.
 */
export function formatSignature(secret: string, body: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const hmac = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${hmac}`
}
