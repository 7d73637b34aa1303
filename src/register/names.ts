import { foldedLetters, tableSize, tonelessLetters, toneOfLetter } from './letter-table.ts'
import { normalizeText } from './normalize-text.ts'

export { normalizeText }

/**
 * The search key of a name: lower case, no marks, `đ` as `d`, apostrophes gone, other signs and spaces as one space, and a final `y` that
 * is the whole rhyme as `i` (Lý = Lí, Quý = Quí; but Tây ≠ Tài). Folding a key again changes nothing.
 */
export function foldName(text: string): string {
  const source = composed(text)
  let key = ''
  let previous = ' '
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    const letter = code < tableSize ? (foldedLetters[code] ?? ' ') : foldRare(source.charAt(at))
    if (letter === '') continue
    if (letter === ' ') {
      if (previous === ' ') continue
      if (previous === 'y') key = unifyFinalY(key)
    }
    key += letter
    previous = letter
  }
  if (previous === ' ') return key.slice(0, -1)
  return previous === 'y' ? unifyFinalY(key) : key
}

/**
 * The middle key: lower case with every letter and tone, but the tone as a digit at the end of its syllable, so that
 * `hòa` and `hoà` (and NFC and NFD) are the same key while `hoa` is another.
 */
export function toneKey(text: string): string {
  const source = composed(text)
  let key = ''
  let tone = 0
  let previous = ' '
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    const letter = code < tableSize ? (tonelessLetters[code] ?? ' ') : foldRare(source.charAt(at))
    if (letter === '') continue
    if (letter === ' ') {
      if (previous === ' ') continue
      if (tone !== 0) key += tone
      tone = 0
    } else if (code < tableSize) tone = toneOfLetter[code] || tone
    key += letter
    previous = letter
  }
  if (previous === ' ') return key.slice(0, -1)
  return tone === 0 ? key : key + tone
}

/** Whether two names read the same: case, tone placement, Unicode form and spacing put aside, letters and tones kept. */
export function sameName(a: string, b: string): boolean {
  return a === b || toneKey(a) === toneKey(b)
}

/** A name in its parts, in the order family – middle – given; a single word is a given name (many peoples have no family name). */
export interface NameParts {
  readonly family: string
  readonly middle: string
  readonly given: string
}

/** Splits a full name at its spaces: first word family, last word given, the rest middle. */
export function splitName(text: string): NameParts {
  const words = normalizeText(text).split(' ')
  const given = words.pop() ?? ''
  const family = words.shift() ?? ''
  return { family, middle: words.join(' '), given }
}

/** Combining marks (and letters beyond the BMP, which may have them) make NFC necessary; without one the text is walked as it is. */
function composed(text: string): string {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if ((code >= 0x300 && code < 0x370) || (code >= 0xd800 && code < 0xe000)) return text.normalize('NFC')
  }
  return text
}

/** Letters outside the table (other scripts) stay, without case and marks. */
function foldRare(unit: string): string {
  if (/\p{M}/u.test(unit)) return ''
  return /[\p{L}\p{N}\p{Cs}]/u.test(unit) ? unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() : ' '
}

/** `ly` → `li`, `quy` → `qui`; `tay`, `thuy` and the lone `y` of Ê Đê names keep their y. */
function unifyFinalY(key: string): string {
  const before = key.charAt(key.length - 2)
  const afterConsonant = before !== '' && before !== ' ' && !'aeiouy'.includes(before)
  const afterQu = before === 'u' && key.charAt(key.length - 3) === 'q'
  return afterConsonant || afterQu ? `${key.slice(0, -1)}i` : key
}
