import sharp from 'sharp'
import { type Homography, invert, mapPoint, rectangleToQuad } from '../geometry/homography.ts'
import { mapQuad, type Point, type Quad } from '../geometry/point.ts'
import type { Rgb } from '../raster.ts'
import { applyMatrix, type Capture, type CaptureTruth, measureTruth, planScan, turnBack } from './capture.ts'
import { drawPaper, tearCorners } from './paper.ts'
import { rasterize } from './rasterize.ts'
import { createShake } from './shake.ts'
import type { Drawing } from './sheet.ts'

/** A photograph of the sheet lying on a table: perspective, a shadow round it, and the table in the frame. */
export async function renderPhoto(
  drawing: Drawing,
  capture: Capture,
): Promise<{ readonly raster: Rgb; readonly truth: CaptureTruth }> {
  const flat = planScan(drawing, { ...capture, turnDeg: 0, skewDeg: 0, marginMm: 0 })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${flat.width}" height="${flat.height}"><g transform="matrix(${flat.matrix.join(' ')})">${drawPaper(drawing, capture)}</g></svg>`
  const page = await rasterize(svg)
  const margin = (Math.max(capture.marginMm, 8) * capture.dpi) / 25.4
  const upright = { width: Math.round(page.width + 2 * margin), height: Math.round(page.height + 2 * margin) }
  const shake = createShake(capture.seed ^ 0x51ed)
  const angle = (capture.skewDeg * Math.PI) / 180
  const moved = (x: number, y: number): Point => {
    const dx = (x - 0.5) * page.width
    const dy = (y - 0.5) * page.height
    // The camera leans: the far edge shrinks, and a hand never holds it quite level.
    const near = 1 - capture.perspective * (0.5 - y) - capture.perspective * 0.3 * shake() * (x - 0.5)
    return [
      upright.width / 2 + (dx * Math.cos(angle) - dy * Math.sin(angle)) * near * 0.97,
      upright.height / 2 + (dx * Math.sin(angle) + dy * Math.cos(angle)) * near * 0.97,
    ]
  }
  const { width, height, matrix } = turnBack(
    [1, 0, 0, 1, 0, 0],
    upright.width,
    upright.height,
    capture.turnDeg,
  )
  const quad = mapQuad([moved(0, 0), moved(1, 0), moved(1, 1), moved(0, 1)], corner =>
    applyMatrix(matrix, corner),
  )
  const fromSheet = rectangleToQuad(drawing.width, drawing.height, quad)
  const raster = await drawTable(width, height, quad, capture)
  const scale = page.width / drawing.width
  const shape: Shape = {
    bend: bendOf(drawing, capture),
    scale,
    tears: tearCorners(drawing, capture).map(points => points.map(([x, y]): Point => [x * scale, y * scale])),
  }
  warpInto(raster, page, invert(rectangleToQuad(page.width, page.height, quad)), quad, shape)
  const place = ([x, y]: Point): Point =>
    mapPoint(fromSheet, [x, drawing.height / 2 + (y - drawing.height / 2) * shape.bend(x)])
  const truth = measureTruth(drawing, capture, width, height, place)
  // The fold meets the edges of the sheet as it would lie flat.
  const fold = drawing.foldX
  const split: CaptureTruth['split'] =
    fold === null ? null : [mapPoint(fromSheet, [fold, 0]), mapPoint(fromSheet, [fold, drawing.height])]
  return { raster, truth: { ...truth, split } }
}

/** How a sheet differs from a flat, whole one; `tears` in pixels of the drawn page, `scale` of them per unit of the sheet. */
interface Shape {
  /** The height of the page at a place across it, as a share of what it would be lying flat. */
  readonly bend: (x: number) => number
  readonly scale: number
  readonly tears: readonly (readonly Point[])[]
}

/** Pages dive down into the fold within a few centimetres: they are further from the camera there. */
function bendOf({ foldX }: Drawing, { curl }: Capture): (x: number) => number {
  if (foldX === null || curl === 0) return () => 1
  return x => 1 - curl * Math.exp(-((Math.abs(x - foldX) / 320) ** 1.5))
}

function isTornOff(x: number, y: number, tears: Shape['tears']): boolean {
  return tears.some(points => {
    let inside = false
    for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
      const [x0, y0] = points[i] ?? [0, 0]
      const [x1, y1] = points[j] ?? [0, 0]
      if (y0 > y !== y1 > y && x < ((x1 - x0) * (y - y0)) / (y1 - y0) + x0) inside = !inside
    }
    return inside
  })
}

/** Colours of what a sheet lies on, how much they vary, and the shape of the pattern: streaks along, or threads and specks. */
const tables: Readonly<
  Record<
    Capture['table'],
    {
      readonly colour: readonly [number, number, number]
      readonly vary: number
      readonly grid: readonly [number, number]
    }
  >
> = {
  wood: { colour: [122, 84, 52], vary: 0.28, grid: [6, 300] },
  cloth: { colour: [88, 102, 120], vary: 0.16, grid: [220, 300] },
  white: { colour: [226, 226, 222], vary: 0.02, grid: [40, 60] },
  dark: { colour: [40, 40, 44], vary: 0.2, grid: [60, 90] },
}

/** The table with the sheet's soft shadow on it, and the edges of the pages beneath. */
async function drawTable(width: number, height: number, quad: Quad, capture: Capture): Promise<Rgb> {
  const shake = createShake(capture.seed ^ 0x2c1b)
  const { colour, vary, grid } = tables[capture.table]
  const [columns, rows] = grid
  const pattern = Buffer.alloc(columns * rows * 3)
  for (let index = 0; index < columns * rows; index++) {
    const shade = 1 + shake() * vary
    for (let channel = 0; channel < 3; channel++)
      pattern[index * 3 + channel] = Math.min(255, (colour[channel] ?? 0) * shade)
  }
  const shift = width * 0.006
  const polygon = (dx: number, dy: number, style: string) =>
    `<polygon points="${quad.map(([x, y]) => `${(x + dx).toFixed(1)},${(y + dy).toFixed(1)}`).join(' ')}" ${style}/>`
  const shadow = polygon(
    shift,
    shift * 1.6,
    `stroke="#000" stroke-opacity="0.25" stroke-width="${(shift * 3).toFixed(0)}" fill-opacity="0.45"`,
  )
  const beneath = Array.from({ length: Math.ceil(capture.beneathMm * 3) }, (_, sheet) => {
    const offset = ((capture.beneathMm - sheet / 3) * capture.dpi) / 25.4
    const tone = 150 + ((sheet * 53) % 40)
    return polygon(offset, offset * 0.3, `fill="rgb(${tone} ${tone - 6} ${tone - 20})"`)
  })
  const over = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${shadow}${beneath.join('')}</svg>`
  const dim = capture.light === 'dark' ? 0.3 : 1
  const { data, info } = await sharp(pattern, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .composite([{ input: Buffer.from(over) }])
    .linear(dim, 0)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Lays the page into the picture: every pixel inside the quad takes the page's colour between its four neighbours. */
function warpInto(picture: Rgb, page: Rgb, toPage: Homography, quad: Quad, shape: Shape): void {
  const fromX = Math.max(0, Math.floor(Math.min(...quad.map(([x]) => x))))
  const toX = Math.min(picture.width, Math.ceil(Math.max(...quad.map(([x]) => x))))
  const fromY = Math.max(0, Math.floor(Math.min(...quad.map(([, y]) => y))))
  const toY = Math.min(picture.height, Math.ceil(Math.max(...quad.map(([, y]) => y))))
  const [a, b, c, d, e, f, g, h] = toPage
  const stride = page.width * 3
  const source = page.data
  const middle = page.height / 2 - 0.5
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const w = g * x + h * y + 1
      const px = (a * x + b * y + c) / w - 0.5
      const flat = (d * x + e * y + f) / w - 0.5
      const py = middle + (flat - middle) / shape.bend((px + 0.5) / shape.scale)
      if (px < 0 || py < 0 || px >= page.width - 1 || py >= page.height - 1) continue
      if (isTornOff(px, py, shape.tears)) continue
      const left = px | 0
      const top = py | 0
      const shareX = px - left
      const shareY = py - top
      const at = top * stride + left * 3
      const target = (y * picture.width + x) * 3
      for (let channel = 0; channel < 3; channel++) {
        const first = at + channel
        const upper = (source[first] ?? 0) * (1 - shareX) + (source[first + 3] ?? 0) * shareX
        const lower =
          (source[first + stride] ?? 0) * (1 - shareX) + (source[first + stride + 3] ?? 0) * shareX
        picture.data[target + channel] = upper * (1 - shareY) + lower * shareY
      }
    }
  }
}
