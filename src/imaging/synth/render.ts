import sharp from 'sharp'
import type { Rgb } from '../raster.ts'
import { applyMatrix, type Capture, type CaptureTruth, measureTruth, planScan } from './capture.ts'
import { drawPaper } from './paper.ts'
import { renderPhoto } from './photo.ts'
import { rasterize } from './rasterize.ts'
import { createShake } from './shake.ts'
import type { Drawing } from './sheet.ts'

/** A made picture of a page with everything that is known about it. */
export interface Rendering {
  readonly jpeg: Buffer
  readonly truth: CaptureTruth
}

/** Draws a sheet and takes its picture as described; the same request gives the same bytes. `quality` 1..100. */
export async function renderCapture(drawing: Drawing, capture: Capture, quality = 82): Promise<Rendering> {
  if (capture.device === 'photo') {
    const { raster, truth } = await renderPhoto(drawing, capture)
    return { jpeg: await finish(raster, capture, quality), truth }
  }
  const { width, height, matrix } = planScan(drawing, capture)
  const bed = capture.bed === 'dark' ? '#232427' : '#f2f2f0'
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    (capture.marginMm > 0 || capture.skewDeg !== 0
      ? `<rect width="${width}" height="${height}" fill="${bed}"/>`
      : '') +
    `<g transform="matrix(${matrix.join(' ')})">${drawPaper(drawing, capture)}</g></svg>`
  const truth = measureTruth(drawing, capture, width, height, point => applyMatrix(matrix, point))
  if (capture.grain === 0 && capture.blurPx === 0) {
    return {
      jpeg: await sharp(Buffer.from(svg), { unlimited: true }).removeAlpha().jpeg({ quality }).toBuffer(),
      truth,
    }
  }
  return { jpeg: await finish(await rasterize(svg), capture, quality), truth }
}

/** The lens, then the sensor: blur before grain. */
async function finish(raster: Rgb, capture: Capture, quality: number): Promise<Buffer> {
  const shape = { width: raster.width, height: raster.height, channels: 3 } as const
  let pixels = raster.data
  if (capture.blurPx >= 0.3)
    pixels = await sharp(pixels, { raw: shape }).blur(capture.blurPx).raw().toBuffer()
  if (capture.grain > 0) addGrain(pixels, capture.grain, capture.seed)
  return sharp(pixels, { raw: shape }).jpeg({ quality }).toBuffer()
}

const grainLength = 65_521

/** Adds grey grain in place; the same 65,521 draws are walked through from a new place on every row's end. */
function addGrain(pixels: Uint8Array, sigma: number, seed: number): void {
  const shake = createShake(seed)
  // The sum of three uniform draws on [-1, 1) has a standard deviation of 1 and a bell's shape.
  const grain = Int8Array.from({ length: grainLength }, () =>
    Math.max(-120, Math.min(120, Math.round((shake() + shake() + shake()) * sigma))),
  )
  let at = 0
  for (let index = 0; index + 2 < pixels.length; index += 3) {
    const add = grain[at] ?? 0
    at = at + 1 === grainLength ? 0 : at + 1
    for (let channel = index; channel < index + 3; channel++) {
      const value = (pixels[channel] ?? 0) + add
      pixels[channel] = value < 0 ? 0 : Math.min(value, 255)
    }
  }
}
