import { type Area, blockHeight, drawBlock, left, right, type Written } from './draw-blocks.ts'
import type { Form } from './form.ts'
import { createSheet, type Drawing, type Hand, placeDrawing, type Sheet } from './sheet.ts'

/** A page of a register: what is printed at its head, and the one or two cases that stand on it. */
export interface FormPage {
  readonly form: Form
  /** e.g. `UBND xã An Hạc` */
  readonly office: string
  readonly page: number
  /** One or two cases, each the written text by field. */
  readonly cases: readonly Written[]
  readonly hand: Hand
  readonly seed: number
}

/** A4 in tenths of a millimetre. */
export const a4 = { width: 2100, height: 2970 } as const

const firstHalf = 190
const halfHeight = 1370
/** Above a case's first line. */
const air = 15

/** Where the two cases of a page stand: the share of its height at which the first begins and the second ends, each half of what is between. */
export const halves = {
  top: (firstHalf - air) / a4.height,
  bottom: (firstHalf - air + 2 * halfHeight) / a4.height,
} as const

/** Draws a register page: one case on the whole sheet, or two in its halves. */
export function drawFormPage(page: FormPage): Drawing {
  const sheet = createSheet(a4.width, a4.height, page.hand, page.seed)
  drawPageHead(sheet, page)
  const isShared = page.cases.length > 1
  page.cases.slice(0, 2).forEach((values, index) => {
    const top = isShared ? firstHalf + index * halfHeight : 230
    const bottom = isShared ? top + halfHeight - 40 : a4.height - 200
    drawCase(sheet, page, values, top, bottom)
    if (isShared && index === 0) sheet.rule(left - 60, bottom + 16, right + 60, bottom + 16, 5)
  })
  return sheet.finish()
}

/** Draws a form nobody has filled in, or a page without any print at all. */
export function drawEmptyPage(page: Omit<FormPage, 'cases'>, printed: boolean): Drawing {
  if (printed) return drawFormPage({ ...page, cases: [{}] })
  return createSheet(a4.width, a4.height, page.hand, page.seed).finish()
}

/** A page without print on which somebody has written: an opening or closing note, a page struck out. */
export interface NotePage {
  readonly lines: readonly string[]
  readonly hand: Hand
  readonly seed: number
}

/** Draws a written page, its lines 9 mm apart. */
export function drawNotePage({ lines, hand, seed }: NotePage): Drawing {
  const sheet = createSheet(a4.width, a4.height, hand, seed)
  lines.forEach((line, index) => {
    sheet.write(line, left + (index === 0 ? 60 : 0), 330 + index * 90, {
      size: 58,
      maxWidth: right - left - 60,
      field: 'ghiChu',
    })
  })
  return sheet.finish()
}

/** Two pages of an open book, side by side. */
export function drawSpread(pages: readonly [Drawing, Drawing]): Drawing {
  const [first, second] = pages
  const placed = [placeDrawing(first, 0, 0), placeDrawing(second, first.width, 0)]
  return {
    width: first.width + second.width,
    height: Math.max(first.height, second.height),
    marks: placed.map(each => each.marks).join(''),
    texts: placed.flatMap(each => each.texts),
    foldX: first.width,
  }
}

function drawPageHead(sheet: Sheet, page: FormPage): void {
  const [authority, ...unit] = page.office.replace(/^UBND /, 'ỦY BAN NHÂN DÂN|').split('|')
  sheet.print(authority ?? '', left, 130, { size: 37, face: 'bold' })
  sheet.print(unit.join(' ').toLocaleUpperCase('vi'), left, 178, { size: 37, face: 'bold' })
  sheet.print(`Trang: ${page.page}`, right, 130, { size: 38, align: 'right' })
}

/** Draws one case between `top` and `bottom`: the lines stand as far apart as the space allows, up to 10.4 mm. */
function drawCase(sheet: Sheet, page: FormPage, values: Written, top: number, bottom: number): void {
  const total = page.form.blocks.reduce((sum, block) => sum + blockHeight(block), 1.7)
  const pitch = Math.min(104, (bottom - top) / total)
  const area: Area = { pitch, labelSize: Math.min(43, pitch * 0.56), penSize: Math.min(53, pitch * 0.66) }
  let y = top + pitch
  sheet.print(page.form.title, a4.width / 2, y, {
    size: Math.min(52, pitch * 0.7),
    face: 'bold',
    align: 'centre',
  })
  y += pitch * 0.7
  for (const block of page.form.blocks) {
    drawBlock(sheet, page, block, values, y, area)
    y += blockHeight(block) * pitch
  }
}
