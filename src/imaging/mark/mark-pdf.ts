import {
  appendBezierCurve,
  closePath,
  concatTransformationMatrix,
  drawObject,
  fill,
  lineTo,
  moveTo,
  PDFDocument,
  type PDFName,
  type PDFOperator,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
  setFillingRgbColor,
  setGraphicsState,
} from '@cantoo/pdf-lib'
import { AppError } from '../../errors.ts'
import { getFont } from '../synth/faces.ts'
import { measureText } from '../synth/text-outline.ts'
import { drawable, markStyle, type ViewerMark } from './viewer-mark.ts'

/** A case has a few pages; a file of thousands is none and would keep the process busy. */
const mostPages = 200
/** The longest side a PDF page may have by the standard (200 inches), in points. */
const longestSide = 14_400

/**
 * A PDF with the viewer's mark on every page. Letters are drawn as outlines: no font has to be embedded, and Vietnamese comes out right
 * (docs of the library's own text: misplaced marks). Throws `pdf.unmarkable` for what can't be read or written again.
 */
export async function markPdf(input: Uint8Array, mark: ViewerMark): Promise<Buffer> {
  try {
    const document = await PDFDocument.load(input, { updateMetadata: false })
    const pages = document.getPages()
    if (pages.length === 0 || pages.length > mostPages) throw new Error(`${pages.length} pages`)
    const across = addText(document, drawable(mark.across), markStyle.opacity)
    const foot = addText(document, drawable(mark.foot), markStyle.footOpacity)
    for (const page of pages) markPage(page, across, foot)
    return Buffer.from(await document.save())
  } catch (error) {
    throw new AppError('pdf.unmarkable', {}, error)
  }
}

/** A text as a picture of its own that pages draw: an em is one unit, the baseline begins at the origin. */
interface TextPicture {
  readonly ref: PDFRef
  readonly graphicsState: PDFRef
  readonly length: number
}

function addText(document: PDFDocument, text: string, opacity: number): TextPicture {
  const { context } = document
  const length = measureText(markStyle.face, text, 1)
  const picture = context.formXObject(
    [setFillingRgbColor(markStyle.red, markStyle.green, markStyle.blue), ...outline(text), fill()],
    { BBox: context.obj([0, -0.4, length, 1.2]) },
  )
  // Multiplied: dark strokes of the page stay as dark as they were.
  const graphicsState = context.obj({ Type: 'ExtGState', ca: opacity, BM: 'Multiply' })
  return { ref: context.register(picture), graphicsState: context.register(graphicsState), length }
}

function markPage(page: PDFPage, across: TextPicture, foot: TextPicture): void {
  const { x: left, y: bottom, width: boxWidth, height: boxHeight } = page.getCropBox()
  const isPlausible = [boxWidth, boxHeight].every(side => side > 0 && side <= longestSide)
  if (!isPlausible) throw new Error(`a page of ${boxWidth} × ${boxHeight}`)
  const turnedBy = (((page.getRotation().angle % 360) + 360) % 360) as 0 | 90 | 180 | 270
  const lies = turnedBy % 180 !== 0
  const [width, height] = lies ? [boxHeight, boxWidth] : [boxWidth, boxHeight]
  const acrossKey = page.node.newXObject('Viewer', across.ref)
  const footKey = page.node.newXObject('Viewer', foot.ref)
  const acrossState = page.node.newExtGState('Viewer', across.graphicsState)
  const footState = page.node.newExtGState('Viewer', foot.graphicsState)
  const footSize = Math.min(height / 90, (width * 0.96) / foot.length)
  page.pushOperators(
    pushGraphicsState(),
    concatTransformationMatrix(1, 0, 0, 1, left, bottom),
    upright(turnedBy, boxWidth, boxHeight),
    pushGraphicsState(),
    setGraphicsState(acrossState),
    ...slanted(acrossKey, across.length, width, height),
    popGraphicsState(),
    pushGraphicsState(),
    setGraphicsState(footState),
    concatTransformationMatrix(footSize, 0, 0, footSize, width * 0.02, footSize * 0.45),
    drawObject(footKey),
    popGraphicsState(),
    popGraphicsState(),
  )
}

/** From a page as a person sees it, origin at the lower left, to the page's own space before it is turned clockwise. */
function upright(turnedBy: 0 | 90 | 180 | 270, boxWidth: number, boxHeight: number): PDFOperator {
  if (turnedBy === 90) return concatTransformationMatrix(0, 1, -1, 0, boxWidth, 0)
  if (turnedBy === 180) return concatTransformationMatrix(-1, 0, 0, -1, boxWidth, boxHeight)
  if (turnedBy === 270) return concatTransformationMatrix(0, -1, 1, 0, 0, boxHeight)
  return concatTransformationMatrix(1, 0, 0, 1, 0, 0)
}

/** The text over the whole page, rising to the right, in rows and columns. */
function slanted(key: PDFName, length: number, width: number, height: number): PDFOperator[] {
  const size = Math.max(5, Math.min(width, height) / 72)
  const turn = (markStyle.turnDeg * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn) * size, Math.sin(turn) * size]
  const stepX = length * cos + size * 6
  const stepY = length * sin + size * 6
  const operators: PDFOperator[] = []
  for (let y = size * 3; y < height; y += stepY) {
    for (let x = size * 3; x < width; x += stepX) {
      operators.push(
        pushGraphicsState(),
        concatTransformationMatrix(cos, sin, -sin, cos, x, y),
        drawObject(key),
        popGraphicsState(),
      )
    }
  }
  return operators
}

/** The outlines of a text, an em being one unit. */
function outline(text: string): PDFOperator[] {
  const font = getFont(markStyle.face)
  const operators: PDFOperator[] = []
  let along = 0
  for (const character of text) {
    const { advance, contours } = font.glyph(character)
    const at = (contour: readonly number[], index: number) => ({
      x: (along + (contour[index] ?? 0)) / font.unitsPerEm,
      y: (contour[index + 1] ?? 0) / font.unitsPerEm,
    })
    for (const contour of contours) {
      let from = at(contour, 0)
      operators.push(moveTo(from.x, from.y))
      for (let index = 2; index + 3 < contour.length; index += 4) {
        const control = at(contour, index)
        const to = at(contour, index + 2)
        operators.push(curve(from, control, to))
        from = to
      }
      operators.push(closePath())
    }
    along += advance
  }
  return operators
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A quadratic curve of a font as the cubic one that PDF knows. */
function curve(from: Point, control: Point, to: Point): PDFOperator {
  if (control.x === to.x && control.y === to.y) return lineTo(to.x, to.y)
  const part = (end: number, middle: number) => end + (2 / 3) * (middle - end)
  return appendBezierCurve(
    part(from.x, control.x),
    part(from.y, control.y),
    part(to.x, control.x),
    part(to.y, control.y),
    to.x,
    to.y,
  )
}
