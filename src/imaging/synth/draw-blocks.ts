import type { Blank, FormBlock } from './form.ts'
import { drawSignature, drawStamp } from './marks.ts'
import { breakLines, type Hand, type Sheet } from './sheet.ts'
import { measureText } from './text-outline.ts'

/** The left and right end of the lines, in tenths of a millimetre. */
export const left = 200
export const right = 1920

/** What was written, by field. */
export type Written = Readonly<Record<string, string>>

/** Who keeps the book and with what it is written. */
export interface Keeper {
  readonly office: string
  readonly hand: Hand
}

/** How densely a form is set: distance of the lines and the em of print and pen, in tenths of a millimetre. */
export interface Area {
  readonly pitch: number
  readonly labelSize: number
  readonly penSize: number
}

/** The height of a block in lines. */
export function blockHeight(block: FormBlock): number {
  switch (block.type) {
    case 'line':
      return 1
    case 'frame':
      return block.lines.length + 1.25
    case 'table':
      return block.rows.reduce((sum, row) => sum + (row.tall === true ? 1.75 : 1.05), 1.3)
    case 'signatures':
      return 4.2
    case 'notes':
      return 0.6 + block.lines * 0.85
  }
}

/** Draws one block of a form with what was written in it; `y` is its top. */
export function drawBlock(
  sheet: Sheet,
  keeper: Keeper,
  block: FormBlock,
  values: Written,
  y: number,
  area: Area,
): void {
  const { pitch } = area
  switch (block.type) {
    case 'line':
      drawBlanks(sheet, block.blanks, values, left, right, y + pitch * 0.7, area)
      return
    case 'frame':
      sheet.box(left - 55, y + pitch * 0.1, right - left + 110, (block.lines.length + 1.05) * pitch)
      sheet.print(block.title, left, y + pitch * 0.78, { size: area.labelSize, face: 'bold' })
      block.lines.forEach((blanks, index) => {
        drawBlanks(sheet, blanks, values, left, right, y + (index + 1.75) * pitch, area)
      })
      return
    case 'table':
      drawTable(sheet, block, values, y + pitch * 0.15, area)
      return
    case 'signatures':
      drawSignatures(sheet, keeper, block, values, y, area)
      return
    case 'notes':
      sheet.print(block.title, left, y + pitch * 0.6, { size: area.labelSize, face: 'bold' })
      drawNotes(sheet, block, values, y, area)
  }
}

function drawBlanks(
  sheet: Sheet,
  blanks: readonly Blank[],
  values: Written,
  from: number,
  to: number,
  y: number,
  area: Area,
): void {
  let x = from
  for (const blank of blanks) {
    const end = x + blank.share * (to - from) - (blank === blanks.at(-1) ? 0 : 24)
    const start = x + sheet.print(blank.label, x, y, { size: area.labelSize }) + 12
    sheet.dots(start, end, y + 6)
    sheet.write(values[blank.field] ?? '', start + 14, y - 2, {
      size: area.penSize,
      maxWidth: end - start - 16,
      field: blank.field,
    })
    x += blank.share * (to - from)
  }
}

function drawTable(
  sheet: Sheet,
  table: Extract<FormBlock, { type: 'table' }>,
  values: Written,
  y: number,
  area: Area,
): void {
  const { pitch } = area
  const from = left - 55
  const to = right + 55
  const columns = [from, from + (to - from) * 0.26, from + (to - from) * 0.63, to] as const
  const textSize = area.penSize * 0.9
  sheet.rule(from, y, to, y)
  table.heads.forEach((title, index) => {
    sheet.print(title, ((columns[index + 1] ?? 0) + (columns[index + 2] ?? 0)) / 2, y + pitch * 0.66, {
      size: area.labelSize * 0.95,
      face: 'bold',
      align: 'centre',
    })
  })
  let rowTop = y + pitch
  for (const row of table.rows) {
    sheet.rule(from, rowTop, to, rowTop)
    sheet.print(row.label, from + 22, rowTop + pitch * 0.66, { size: area.labelSize })
    row.fields.forEach((field, index) => {
      const cellLeft = (columns[index + 1] ?? 0) + 20
      const width = (columns[index + 2] ?? 0) - cellLeft - 14
      const size = row.tall === true ? textSize * 0.84 : textSize
      const text = values[field] ?? ''
      const lines = row.tall === true ? breakLines('pen', text, size, width) : [text]
      // More than two lines do not fit: the rest goes on the second line, written smaller.
      const shown = lines.length > 2 ? [lines[0] ?? '', lines.slice(1).join(' ')] : lines
      shown.forEach((part, at) => {
        sheet.write(part, cellLeft, rowTop + pitch * (0.68 + at * 0.72), { size, maxWidth: width, field })
      })
    })
    rowTop += (row.tall === true ? 1.75 : 1.05) * pitch
  }
  sheet.rule(from, rowTop, to, rowTop)
  for (const x of columns) sheet.rule(x, y, x, rowTop)
}

function drawSignatures(
  sheet: Sheet,
  keeper: Keeper,
  block: Extract<FormBlock, { type: 'signatures' }>,
  values: Written,
  y: number,
  area: Area,
): void {
  const { pitch } = area
  const sides = [
    { title: block.left, field: 'nguoiThucHien', x: left + 330 },
    { title: block.right, field: 'nguoiKy', x: right - 420 },
  ] as const
  for (const side of sides) {
    sheet.print(side.title, side.x, y + pitch * 0.75, {
      size: area.labelSize * 0.95,
      face: 'bold',
      align: 'centre',
    })
    const name = values[side.field] ?? ''
    if (name === '') continue
    sheet.add(
      drawSignature(
        side.x - 110,
        y + pitch * 2.4,
        keeper.hand.face === 'pen' ? keeper.hand.ink : '#24328f',
        sheet.shake,
      ),
    )
    const width = Math.min(measureText(keeper.hand.face, name, area.penSize * 0.9), 560)
    sheet.write(name, side.x - width / 2, y + pitch * 3.7, {
      size: area.penSize * 0.9,
      maxWidth: 560,
      field: side.field,
    })
    if (side.field === 'nguoiKy')
      sheet.add(
        drawStamp(
          side.x - 60 + sheet.shake() * 20,
          y + pitch * 2.3,
          Math.min(175, pitch * 2),
          keeper.office,
          sheet.shake,
        ),
      )
  }
}

function drawNotes(
  sheet: Sheet,
  block: Extract<FormBlock, { type: 'notes' }>,
  values: Written,
  y: number,
  area: Area,
): void {
  const size = area.penSize * 0.85
  const start = left + measureText('bold', block.title, area.labelSize) + 30
  const lines = breakLines('pen', values[block.field] ?? '', size, right - start)
  for (let index = 0; index < block.lines; index++) {
    const baseline = y + area.pitch * (0.6 + index * 0.85)
    const from = index === 0 ? start : left
    sheet.dots(from, right, baseline + 6)
    const text = index === block.lines - 1 ? lines.slice(index).join(' ') : (lines[index] ?? '')
    sheet.write(text, from + 10, baseline - 2, { size, maxWidth: right - from - 12, field: block.field })
  }
}
