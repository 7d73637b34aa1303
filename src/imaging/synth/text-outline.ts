import { type Face, getFont } from './faces.ts'
import type { Shake } from './shake.ts'

/** The width of a text in the unit of `size` (the em). */
export function measureText(face: Face, text: string, size: number): number {
  const font = getFont(face)
  let width = 0
  for (const character of text.normalize('NFC')) width += font.glyph(character).advance
  return (width * size) / font.unitsPerEm
}

/** How many steps of the path data make one unit of the setting: whole numbers are written twice as fast as decimals. */
const outlineSteps = 10

/** How a text stands: its baseline's start, the em, and for the pen how unsteady it is (1: as usual). */
export interface TextSetting {
  readonly x: number
  readonly y: number
  readonly size: number
  /** Turn about the start, clockwise, in degrees. */
  readonly turnDeg?: number
  readonly shake?: Shake
  /** How far the letters lean over to the right: the tangent of the angle. */
  readonly slant?: number
}

/** SVG path data of a text in steps of a tenth of the setting's unit, filled by the nonzero rule. Throws when a letter has no shape in the face. */
function outlineText(face: Face, text: string, setting: TextSetting): string {
  const font = getFont(face)
  const scale = setting.size / font.unitsPerEm
  const turn = ((setting.turnDeg ?? 0) * Math.PI) / 180
  const { shake, slant = 0 } = setting
  const pen = new Pen()
  let along = 0
  let wordRise = 0
  for (const character of text.normalize('NFC')) {
    if (!font.has(character)) throw new Error(`no shape for ${JSON.stringify(character)} in the face ${face}`)
    const glyph = font.glyph(character)
    if (character === ' ' && shake !== undefined) wordRise = shake() * setting.size * 0.06
    // A hand leans and rises a little from letter to letter, more from word to word.
    const lean = shake === undefined ? 0 : shake() * 0.03
    const rise = shake === undefined ? 0 : wordRise + shake() * setting.size * 0.018
    const cos = Math.cos(turn + lean) * scale
    const sin = Math.sin(turn + lean) * scale
    const originX = setting.x + Math.cos(turn) * along - Math.sin(turn) * rise
    const originY = setting.y + Math.sin(turn) * along + Math.cos(turn) * rise
    for (const contour of glyph.contours) pen.drawContour(contour, originX, originY, cos, sin, slant)
    along += glyph.advance * scale
  }
  return pen.data
}

/** Writes relative path data in whole steps; each from the rounded point before, so that errors do not add up. */
class Pen {
  data = ''
  drawContour(
    curves: readonly number[],
    originX: number,
    originY: number,
    cos: number,
    sin: number,
    slant: number,
  ): void {
    // Font outlines have y upwards, the page has it downwards.
    const across = (index: number): number => (curves[index] ?? 0) + (curves[index + 1] ?? 0) * slant
    const left = (index: number): number =>
      Math.round((originX + across(index) * cos + (curves[index + 1] ?? 0) * sin) * outlineSteps)
    const top = (index: number): number =>
      Math.round((originY + across(index) * sin - (curves[index + 1] ?? 0) * cos) * outlineSteps)
    let x = left(0)
    let y = top(0)
    let data = `M${x} ${y}`
    for (let index = 2; index + 3 < curves.length; index += 4) {
      const controlX = left(index)
      const controlY = top(index)
      const endX = left(index + 2)
      const endY = top(index + 2)
      if (controlX === endX && controlY === endY) data += `l${endX - x} ${endY - y}`
      else data += `q${controlX - x} ${controlY - y} ${endX - x} ${endY - y}`
      x = endX
      y = endY
    }
    this.data += `${data}z`
  }
}

/** An SVG element with a text's outline, in the setting's units. */
export function drawText(face: Face, text: string, ink: string, setting: TextSetting): string {
  return `<path fill="${ink}" transform="scale(${1 / outlineSteps})" d="${outlineText(face, text, setting)}"/>`
}
