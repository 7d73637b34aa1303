import { mapQuad, type Quad, rectangle } from '../geometry/point.ts'
import { type Face, getFont } from './faces.ts'
import { createShake, type Shake } from './shake.ts'
import { drawText, measureText } from './text-outline.ts'

/** A text that was drawn and where; `field` names what was written there, null for the printed form. */
export interface DrawnText {
  readonly kind: 'printed' | 'written'
  readonly field: string | null
  readonly text: string
  readonly quad: Quad
}

/** A finished sheet: all lengths in tenths of a millimetre. */
export interface Drawing {
  readonly width: number
  readonly height: number
  /** SVG elements, without the paper's own colour. */
  readonly marks: string
  readonly texts: readonly DrawnText[]
  /** Where the two pages of a spread meet; null for a single page. */
  readonly foldX: number | null
}

/** How a text is set. `size` is the em in tenths of a millimetre. */
export interface TextOptions {
  readonly size: number
  readonly face?: Face
  readonly align?: 'left' | 'centre' | 'right'
}

/** How a value is written. It is written narrower when it would be wider than `maxWidth`. */
export interface WriteOptions {
  readonly size: number
  readonly maxWidth: number
  readonly field: string
}

export const printInk = '#26241f'

/** A sheet of paper on which a form is printed and values are written; collects the truth about both. */
export interface Sheet {
  readonly shake: Shake
  /** Prints a text with its baseline at y; returns its width. */
  print(text: string, x: number, y: number, options: TextOptions): number
  /** Writes a value by hand with its baseline at y. */
  write(text: string, x: number, y: number, options: WriteOptions): void
  rule(x1: number, y1: number, x2: number, y2: number, weight?: number): void
  /** The dotted line on which a value is written. */
  dots(x1: number, x2: number, y: number): void
  box(x: number, y: number, width: number, height: number): void
  add(svg: string): void
  finish(foldX?: number): Drawing
}

/** How the values are written: by pen in an ink, or by typewriter/printer. */
export interface Hand {
  readonly face: 'pen' | 'print'
  readonly ink: string
  /** How far the letters lean over to the right: the tangent of the angle. */
  readonly slant?: number
}

export function createSheet(width: number, height: number, hand: Hand, seed: number): Sheet {
  const marks: string[] = []
  const texts: DrawnText[] = []
  const shake = createShake(seed)
  const record = (
    kind: DrawnText['kind'],
    field: string | null,
    text: string,
    face: Face,
    x: number,
    y: number,
    size: number,
    textWidth: number,
  ): void => {
    const { ascent, descent, unitsPerEm } = getFont(face)
    const top = y - (Math.min(ascent, unitsPerEm * 1.05) * size) / unitsPerEm
    const bottom = y + (Math.min(descent, unitsPerEm * 0.34) * size) / unitsPerEm
    texts.push({ kind, field, text, quad: rectangle(x, top, x + textWidth, bottom) })
  }
  return {
    shake,
    print(text, x, y, { size, face = 'print', align = 'left' }) {
      if (text === '') return 0
      const textWidth = measureText(face, text, size)
      const left = align === 'left' ? x : align === 'centre' ? x - textWidth / 2 : x - textWidth
      marks.push(drawText(face, text, printInk, { x: left, y, size }))
      record('printed', null, text, face, left, y, size, textWidth)
      return textWidth
    },
    write(text, x, y, { size, maxWidth, field }) {
      if (text === '') return
      const wanted = measureText(hand.face, text, size)
      const actual = wanted > maxWidth ? (size * maxWidth) / wanted : size
      const turnDeg = hand.face === 'pen' ? shake() * 0.35 : 0
      marks.push(
        drawText(
          hand.face,
          text,
          hand.ink,
          hand.face === 'pen'
            ? { x, y, size: actual, turnDeg, shake, slant: hand.slant ?? 0 }
            : { x, y, size: actual },
        ),
      )
      record('written', field, text, hand.face, x, y, actual, Math.min(wanted, maxWidth))
    },
    rule(x1, y1, x2, y2, weight = 3) {
      marks.push(`<path d="M${x1} ${y1}L${x2} ${y2}" stroke="${printInk}" stroke-width="${weight}"/>`)
    },
    dots(x1, x2, y) {
      if (x2 - x1 < 20) return
      marks.push(
        `<path d="M${x1} ${y}H${x2}" stroke="#4a463e" stroke-width="3.2" stroke-linecap="round" stroke-dasharray="0.1 9"/>`,
      )
    },
    box(x, y, boxWidth, boxHeight) {
      marks.push(
        `<rect x="${x}" y="${y}" width="${boxWidth}" height="${boxHeight}" fill="none" stroke="${printInk}" stroke-width="3.4"/>`,
      )
    },
    add: svg => void marks.push(svg),
    finish(foldX) {
      return { width, height, marks: marks.join(''), texts, foldX: foldX ?? null }
    },
  }
}

/** Moves a drawing, for two forms on one sheet and two pages in a spread. */
export function placeDrawing(drawing: Drawing, dx: number, dy: number): Pick<Drawing, 'marks' | 'texts'> {
  return {
    marks: `<g transform="translate(${dx} ${dy})">${drawing.marks}</g>`,
    texts: drawing.texts.map(text => ({ ...text, quad: mapQuad(text.quad, ([x, y]) => [x + dx, y + dy]) })),
  }
}

/** Breaks a text into lines no wider than `width`, at spaces. */
export function breakLines(face: Face, text: string, size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    const joined = last === undefined ? word : `${last} ${word}`
    if (last !== undefined && measureText(face, joined, size) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}
