import sharp from 'sharp'
import { type Homography, invert, mapPoint, rectangleToQuad } from '../geometry/homography.ts'
import { mapQuad, type Point, type Quad } from '../geometry/point.ts'
import type { Rgb } from '../raster.ts'
import { applyMatrix, type Capture, type CaptureTruth, measureTruth, planScan, turnBack } from './capture.ts'
import { drawPaper } from './paper.ts'
import { rasterize } from './rasterize.ts'
import { createShake } from './shake.ts'
import type { Drawing } from './sheet.ts'

/** A photograph of the sheet lying on a wooden desk: perspective, a shadow round it, and the desk in the frame. */
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
  const raster = await drawDesk(width, height, quad, capture)
  warpInto(raster, page, invert(rectangleToQuad(page.width, page.height, quad)), quad)
  return { raster, truth: measureTruth(drawing, capture, width, height, point => mapPoint(fromSheet, point)) }
}

/** A brown desk with a grain along it, and the sheet's soft shadow. */
async function drawDesk(width: number, height: number, quad: Quad, capture: Capture): Promise<Rgb> {
  const shake = createShake(capture.seed ^ 0x2c1b)
  const columns = 6
  const rows = 300
  const streaks = Buffer.alloc(columns * rows * 3)
  for (let index = 0; index < columns * rows; index++) {
    const shade = 1 + shake() * 0.28
    streaks[index * 3] = 122 * shade
    streaks[index * 3 + 1] = 84 * shade
    streaks[index * 3 + 2] = 52 * shade
  }
  const shift = width * 0.006
  const points = quad.map(([x, y]) => `${(x + shift).toFixed(0)},${(y + shift * 1.6).toFixed(0)}`).join(' ')
  const shadow = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><polygon points="${points}" stroke="#000" stroke-opacity="0.25" stroke-width="${(shift * 3).toFixed(0)}" fill-opacity="0.45"/></svg>`
  const dim = capture.light === 'dark' ? 0.3 : 1
  const { data, info } = await sharp(streaks, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .composite([{ input: Buffer.from(shadow) }])
    .linear(dim, 0)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** Lays the page into the picture: every pixel inside the quad takes the page's colour between its four neighbours. */
function warpInto(picture: Rgb, page: Rgb, toPage: Homography, quad: Quad): void {
  const fromX = Math.max(0, Math.floor(Math.min(...quad.map(([x]) => x))))
  const toX = Math.min(picture.width, Math.ceil(Math.max(...quad.map(([x]) => x))))
  const fromY = Math.max(0, Math.floor(Math.min(...quad.map(([, y]) => y))))
  const toY = Math.min(picture.height, Math.ceil(Math.max(...quad.map(([, y]) => y))))
  const [a, b, c, d, e, f, g, h] = toPage
  const stride = page.width * 3
  const source = page.data
  for (let y = fromY; y < toY; y++) {
    for (let x = fromX; x < toX; x++) {
      const w = g * x + h * y + 1
      const px = (a * x + b * y + c) / w - 0.5
      const py = (d * x + e * y + f) / w - 0.5
      if (px < 0 || py < 0 || px >= page.width - 1 || py >= page.height - 1) continue
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
