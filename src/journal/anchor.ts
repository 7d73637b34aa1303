import { createHash } from 'node:crypto'
import { formatCanonicalJson } from './canonical.ts'
import type { AnchorFile } from './schema.ts'

/** What a day's seal is put on: the last link of every chain at the end of the day, by agency. Hashes in hexadecimal. */
export type SealedDay = Omit<AnchorFile, 'format' | 'hash'>

/** What stands before the first seal. */
export const noSeal: string = '0'.repeat(64)

/** hash = SHA-256(the seal of the day before, and the day in canonical form). */
export function hashAnchor({ day, rows, madeAt, chains, previous }: SealedDay): string {
  const links = chains.map(({ agencyId, sequence, hash }) => ({ agencyId, sequence, hash }))
  return createHash('sha256')
    .update(Buffer.from(previous, 'hex'))
    .update(formatCanonicalJson({ day, rows, madeAt, chains: links }))
    .digest('hex')
}

/** The name under which a day's anchor is kept outside, e.g. `nhat-ky-2026-11-22.json`. */
export function anchorFileName(day: string): string {
  return `nhat-ky-${day}.json`
}
