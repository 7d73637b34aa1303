/**
 * The code of a label that was printed before its book was listed: ten of Crockford's letters, which leave out I, L, O and U.
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** How many random bytes a code is made of; five bits of each are used. */
export const labelCodeBytes = 10

/** A code from random bytes, one byte a letter. */
export function formatLabelCode(random: Uint8Array): string {
  if (random.length !== labelCodeBytes) throw new Error(`a code needs ${labelCodeBytes} random bytes`)
  return Array.from(random, byte => letters[byte % letters.length] ?? '').join('')
}

/** A code as it is printed beside its QR code: `7KQ4M-2ZX90`. */
export const printLabelCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** How a code is written in addresses. */
export const labelCodePattern: RegExp = /^[0-9A-HJKMNP-TV-Z]{10}$/
