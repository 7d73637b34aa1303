import { isVietnameseSyllable } from '../vietnamese-syllable.ts'
import { convertLetters, type LegacyLetters, legacyLetters } from './letters.ts'

/** What a text looks typed in; `share` is the part of its telling words (0–1) that make sense so. */
export interface DetectedLetters {
  readonly letters: 'unicode' | LegacyLetters
  readonly share: number
  /** Different words with other signs than plain letters: the evidence. */
  readonly words: number
}

/** With fewer telling words, or fewer that make sense, nothing is converted by itself: a Spanish name must not become a Vietnamese one. */
const fewestWords = 12
const surelyShare = 0.8
const mostWords = 4000

/** The words of a text that say something about its letters: those with a sign that is no ASCII letter, digit or punctuation. */
export function tellingWords(text: string): readonly string[] {
  if (isPlain(text)) return []
  return text.split(/[\t\n\r !-/:-@[-`{-~0-9]+/).filter(word => !isPlain(word))
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7e || (code < 0x20 && code !== 9 && code !== 10 && code !== 13)) return false
  }
  return true
}

/** Whether a text holds a letter that only Unicode has (ă, ơ, ạ, a combining mark …): it was not typed in an old set. */
export function isSurelyUnicode(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Between U+0100 and U+2000 Windows-1252 has Œ œ Š š Ÿ Ž ž ƒ ˆ ˜; its other signs (quotes, dashes, €, ™) come after.
    if (code >= 0x100 && code < 0x2000 && !windowsSigns.has(code)) return true
  }
  return false
}

const windowsSigns: ReadonlySet<number> = new Set([...'ŒœŠšŸŽžƒˆ˜'].map(sign => sign.codePointAt(0) ?? 0))

/** In which letters a sample of texts is typed; undefined when there is too little to tell. */
export function detectLetters(texts: Iterable<string>): DetectedLetters | undefined {
  const words = new Set<string>()
  for (const text of texts) {
    for (const word of tellingWords(text)) words.add(word)
    if (words.size >= mostWords) break
  }
  if (words.size === 0) return undefined
  const share = (read: (word: string) => string) => {
    let sensible = 0
    for (const word of words) if (isVietnameseSyllable(read(word))) sensible += 1
    return sensible / words.size
  }
  const unicode: DetectedLetters = { letters: 'unicode', share: share(word => word), words: words.size }
  let best = unicode
  for (const letters of legacyLetters) {
    const found = share(word => (isSurelyUnicode(word) ? '' : convertLetters(word, letters)))
    if (found > best.share) best = { letters, share: found, words: words.size }
  }
  return best.share === 0 ? undefined : best
}

/** Whether what was detected is sure enough to convert without asking. */
export function isSure(detected: DetectedLetters): boolean {
  return detected.letters === 'unicode' || (detected.words >= fewestWords && detected.share >= surelyShare)
}

/** Whether a text makes better sense in an old set than as it stands: more of its telling words are Vietnamese. */
export function readsBetter(text: string, letters: LegacyLetters): boolean {
  if (isSurelyUnicode(text)) return false
  let before = 0
  let after = 0
  for (const word of tellingWords(text)) {
    if (isVietnameseSyllable(word)) before += 1
    if (isVietnameseSyllable(convertLetters(word, letters))) after += 1
  }
  return after > before
}
