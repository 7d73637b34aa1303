import {
  detectLetters,
  isSure,
  isSurelyUnicode,
  readsBetter,
  tellingWords,
} from '../register/letters/detect-letters.ts'
import { convertLetters, type LegacyLetters, legacyLetters } from '../register/letters/letters.ts'
import { isVietnameseSyllable } from '../register/vietnamese-syllable.ts'
import type { SheetReading } from './sheet-reading.ts'
import type { ConvertedLetters, SheetRemarks } from './sheet-remarks.ts'
import type { FileRow, FontLetters, SheetRow } from './sheet-row.ts'

/** Turns text typed in letters of before Unicode into Unicode, and keeps count. */
export interface LettersReader {
  readonly read: (row: FileRow) => SheetRow
  readonly remarks: () => Pick<SheetRemarks, 'converted' | 'suspect'>
}

const fewestSuspects = 2
const mostWordsKept = 10_000

/**
 * Decides by a person's word, else by each cell's font, else by a sample of the sheet, and only when the sample is sure. A cell that holds
 * letters of Unicode is never converted, so sheets of both kinds of text come out right.
 */
export function createLettersReader(
  sample: readonly FileRow[],
  told: SheetReading['letters'],
): LettersReader {
  const detected = told === undefined ? detectLetters(textsOf(sample)) : undefined
  const whole: LegacyLetters | undefined =
    told === undefined || told === 'unicode'
      ? detected !== undefined && detected.letters !== 'unicode' && isSure(detected)
        ? detected.letters
        : undefined
      : told
  const counts = new Map<string, ConvertedLetters>()
  const count = (letters: LegacyLetters, by: ConvertedLetters['by']) => {
    const cells = (counts.get(`${letters} ${by}`)?.cells ?? 0) + 1
    counts.set(`${letters} ${by}`, { letters, by, cells })
  }
  const suspects = createSuspects()

  const convert = (text: string, row: number, font: FontLetters | undefined): string => {
    if (told === 'unicode') return text
    if (font !== undefined && (told === undefined || told === font.letters)) {
      if (isSurelyUnicode(text)) return text
      const converted = convertLetters(text, font.letters, font.capitals)
      if (converted !== text) count(font.letters, 'font')
      return converted
    }
    if (!isTelling(text)) return text
    if (whole === undefined) {
      suspects.look(text, row)
      return text
    }
    const converted = convertLetters(text, whole)
    if (converted === text || readsWorse(text, converted)) return text
    count(whole, told === undefined ? 'text' : 'told')
    return converted
  }

  return {
    read: ({ row, cells, marks, fonts }) => {
      let converted: (string | null)[] | undefined
      let original: Record<number, string> | undefined
      for (let column = 0; column < cells.length; column++) {
        const cell = cells[column] ?? null
        if (cell === null) continue
        const text = convert(cell, row, fonts?.[column])
        if (text === cell) continue
        converted ??= [...cells]
        original ??= {}
        converted[column] = text
        original[column] = cell
      }
      const plain = { row, cells: converted ?? cells }
      const marked = marks === undefined ? plain : { ...plain, marks }
      return original === undefined ? marked : { ...marked, original }
    },
    remarks: () => ({ converted: [...counts.values()], suspect: suspects.found() }),
  }
}

function* textsOf(rows: readonly FileRow[]): Generator<string> {
  for (const { cells, fonts } of rows)
    for (const [column, cell] of cells.entries())
      if (cell !== null && fonts?.[column] === undefined) yield cell
}

/** Whether a text could be typed in an old set: it has signs beyond ASCII and no letter that only Unicode has. */
function isTelling(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 0x7e || (code < 0x20 && code !== 9 && code !== 10 && code !== 13))
      return !isSurelyUnicode(text)
  }
  return false
}

function readsWorse(text: string, converted: string): boolean {
  const sensible = (one: string) => tellingWords(one).filter(isVietnameseSyllable).length
  return sensible(text) > sensible(converted)
}

/** Counts cells that would make better sense in an old set, where none was decided. */
function createSuspects() {
  let cells = 0
  let first: { row: number; text: string } | null = null
  const words = new Map<string, boolean>()
  const isSuspect = (word: string): boolean => {
    const known = words.get(word)
    if (known !== undefined) return known
    const suspect = legacyLetters.some(letters => readsBetter(word, letters))
    if (words.size < mostWordsKept) words.set(word, suspect)
    return suspect
  }
  const different = new Set<string>()
  return {
    look: (text: string, row: number) => {
      const suspect = tellingWords(text).filter(isSuspect)
      if (suspect.length === 0) return
      cells += 1
      first ??= { row, text }
      if (different.size < fewestSuspects) for (const word of suspect) different.add(word)
    },
    found: (): SheetRemarks['suspect'] =>
      first === null || different.size < fewestSuspects ? null : { cells, row: first.row, text: first.text },
  }
}
