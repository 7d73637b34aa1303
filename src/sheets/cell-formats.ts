import { findFontLetters } from '../register/letters/letters.ts'
import type { DateDetail } from './cell-text.ts'
import type { FontLetters } from './sheet-row.ts'
import { attributeOf } from './xml-text.ts'

/** How a cell is shown, as far as it changes what a person reads: as a date, with leading zeros, in a font of before Unicode. */
export interface CellFormat {
  /** How much of a date is shown: "01/2019" typed into Excel becomes a first of January that shows month and year. */
  readonly date: DateDetail | null
  /** Digits of a format like 000; 0 otherwise. */
  readonly zeros: number
  readonly font?: FontLetters
}

const general: CellFormat = { date: null, zeros: 0 }
const builtInDates: ReadonlySet<number> = new Set([
  14,
  15,
  16,
  18,
  19,
  20,
  21,
  22,
  45,
  46,
  47,
  ...span(27, 36),
  ...span(50, 58),
])
/** mmm-yy */
const builtInMonth = 17

function span(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}

/** The formats of a styles part, in the order that a cell's `s` counts. */
export function parseCellFormats(styles: string): readonly CellFormat[] {
  const codes = new Map<number, string>()
  for (const [tag] of styles.matchAll(/<numFmt\s[^>]*>/g)) {
    codes.set(Number(attributeOf(tag, 'numFmtId')), attributeOf(tag, 'formatCode') ?? '')
  }
  const fonts = fontLetters(styles)
  const section = /<cellXfs[\s>][\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? ''
  return [...section.matchAll(/<xf[\s/>][^>]*/g)].map(([tag]) => {
    const format = formatOf(Number(attributeOf(tag, 'numFmtId') ?? 0), codes)
    const font = fonts.length === 0 ? undefined : fonts[Number(attributeOf(tag, 'fontId') ?? 0)]
    return font === undefined ? format : { ...format, font }
  })
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): CellFormat {
  const code = codes.get(id)
  if (code !== undefined) return readFormat(code)
  if (id === builtInMonth) return { date: 'month', zeros: 0 }
  return { date: builtInDates.has(id) ? 'day' : null, zeros: 0 }
}

/** The old letters of the fonts part, by number; empty when there are none. */
function fontLetters(styles: string): readonly (FontLetters | undefined)[] {
  const section = /<fonts[\s>][\s\S]*?<\/fonts>/.exec(styles)?.[0] ?? ''
  const fonts = [...section.matchAll(/<font(?:\s[^>]*)?\/>|<font(?:\s[^>]*)?>[\s\S]*?<\/font>/g)].map(
    ([font]) => findFontLetters(attributeOf(/<name\s[^>]*/.exec(font)?.[0] ?? '', 'val') ?? ''),
  )
  return fonts.some(font => font !== undefined) ? fonts : []
}

function readFormat(code: string): CellFormat {
  const positive = code.split(';', 1)[0] ?? ''
  if (/^0{2,}$/.test(positive)) return { date: null, zeros: positive.length }
  // Quoted text, escaped and padding characters, colours and locales are no part of a date; [h] and [mm] are.
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  const letters = bare.toLowerCase()
  if (!/[dmyhs]/.test(letters) || letters.includes('general') || /[0#?]/.test(letters.replace(/[.,]0+/g, '')))
    return general
  if (/[dhs]/.test(letters) || !letters.includes('y')) return { date: 'day', zeros: 0 }
  return { date: letters.includes('m') ? 'month' : 'year', zeros: 0 }
}

const dayMs = 86_400_000

/** The day and time, at UTC, of a spreadsheet's day number. */
export function dateOfSerial(serial: number, date1904: boolean): Date {
  if (date1904) return new Date(Date.UTC(1904, 0, 1) + Math.round(serial * dayMs))
  // Excel believes in 29.02.1900: before it, day 1 is 1 January 1900.
  const epoch = serial >= 61 ? Date.UTC(1899, 11, 30) : Date.UTC(1899, 11, 31)
  return new Date(epoch + Math.round(serial * dayMs))
}
