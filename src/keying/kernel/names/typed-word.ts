import { foldName } from '../../../register/names.ts'

/** A word as it is typed, whole or begun. */
export interface TypedWord {
  readonly text: string
  /** Without marks and case; '' when nothing is typed yet. */
  readonly key: string
  /** Whether marks were typed: then only what has them fits. */
  readonly marked: boolean
  /** Nothing more will be typed in it. */
  readonly closed: boolean
}

/** The words of a text while it is typed; the last is closed when a space follows it, and an empty one begins. */
export function typedWords(typed: string): readonly TypedWord[] {
  const texts = typed.normalize('NFC').trimStart().split(/\s+/)
  return texts.map((text, at) => ({
    text,
    key: foldName(text).replaceAll(' ', ''),
    marked: hasMarks(text),
    closed: at < texts.length - 1,
  }))
}

/** Whether a text has letters that are no plain ones. */
export function hasMarks(text: string): boolean {
  return /[^\p{ASCII}]/u.test(text)
}

const marksOfLetters = /[\u0302\u0306\u031B]/gu
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu

/**
 * Whether what was typed with marks agrees with the beginning of a word: the letters it marks are marked there alike (đ, ê …), and its tone,
 * if one is typed yet, is the word's. Letters typed plain agree with all.
 */
export function marksAgree(typed: string, word: string): boolean {
  const [a, b] = [letters(typed), letters(word)]
  if (a.length > b.length) return false
  const tone = toneOf(typed)
  if (tone !== '' && tone !== toneOf(word)) return false
  return a.every((letter, at) => letter === b[at] || letter === plain(b[at] ?? ''))
}

/** Lower-case letters with their marks but without tones. */
function letters(text: string): readonly string[] {
  return [...text.normalize('NFD').replace(tones, '').normalize('NFC').toLowerCase()]
}

function plain(letter: string): string {
  return letter === 'đ' ? 'd' : letter.normalize('NFD').replace(marksOfLetters, '')
}

function toneOf(text: string): string {
  return text.normalize('NFD').match(tones)?.[0] ?? ''
}
