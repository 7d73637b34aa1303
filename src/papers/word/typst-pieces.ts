import type { Border, Borders } from './letter.ts'

/** A length. */
export const points = (value: number): string => `${Number(value.toFixed(3))}pt`

/** A text as a string in quotes: Typst shares JSON’s escapes of quotes and backslashes; control characters and broken ones, for which it has others, become blanks. */
export const quoted = (text: string): string => JSON.stringify(text.replace(/[\p{Cc}\p{Cs}]/gu, ' '))

/** Lines round a box; `none` when there are none. */
export function strokes(borders: Borders): string {
  const sides = Object.entries(borders).filter((side): side is [string, Border] => side[1] !== null)
  if (sides.length === 0) return 'none'
  return `(${sides.map(([side, border]) => `${side}: ${stroke(border)}`).join(', ')})`
}

function stroke({ width, color, style }: Border): string {
  const dash = style === 'dotted' || style === 'dashed' ? `, dash: "${style}"` : ''
  return `(paint: rgb("#${color}"), thickness: ${points(width)}${dash})`
}
