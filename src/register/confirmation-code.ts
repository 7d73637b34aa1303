/**
 * The letters of codes that are read off paper and typed again: Crockford's base 32, without I, L, O and U. A code has 16 of them: 80 random bits.
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16
const groupLength = 4
/** What a reader takes for another letter. */
const mistaken: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** A code from random bytes, one byte a letter: `7KQ4-M2ZX-90AB-CDEF`. */
export function formatConfirmationCode(random: Uint8Array): string {
  if (random.length !== length) throw new Error(`a code needs ${length} random bytes`)
  const all = Array.from(random, byte => letters[byte % letters.length] ?? '').join('')
  return all.replace(/(.{4})(?=.)/g, '$1-')
}

/** How many random bytes a code is made of; five bits of each are used. */
export const confirmationCodeBytes = length

/**
 * The code that somebody typed or a QR code brought, in any case, with or without hyphens and blanks, O for 0 and I or L for 1; nothing when it can't be one.
 */
export function parseConfirmationCode(typed: string): string | undefined {
  if (typed.length > 64) return undefined
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/[OIL]/g, letter => mistaken[letter] ?? letter)
  if (plain.length !== length || [...plain].some(letter => !letters.includes(letter))) return undefined
  return Array.from({ length: length / groupLength }, (_, at) =>
    plain.slice(at * groupLength, (at + 1) * groupLength),
  ).join('-')
}
