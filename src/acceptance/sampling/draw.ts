import { createHash, randomBytes } from 'node:crypto'

/** A new seed: 32 hexadecimal digits that nobody chose. */
export const newSeed = (): string => randomBytes(16).toString('hex')

/**
 * Draws `n` of the ids by a seed: each id's lot is the SHA-256 of `seed:id` (UTF-8, hexadecimal), and the n smallest are the sample, in the order of
 * their lots. It does not depend on the order of the ids, every set of n is as likely as another, and whoever has the seed can draw again with `sha256sum`.
 */
export function drawSample(ids: readonly string[], n: number, seed: string): readonly string[] {
  return [...new Set(ids)]
    .map(id => ({ id, lot: createHash('sha256').update(`${seed}:${id}`).digest('hex') }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .slice(0, n)
    .map(({ id }) => id)
}
