import sharp from 'sharp'
import type { Rgb } from '../raster.ts'
import { drawInTheWay, frameOf, motionKernel, moveTruth } from './accidents.ts'
import { applyMatrix, type Capture, type CaptureTruth, measureTruth, planScan } from './capture.ts'
import { drawPaper, tearCorners } from './paper.ts'
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
    return develop(raster, truth, capture, quality)
  }
  const { width, height, matrix } = planScan(drawing, capture)
  const bed = capture.bed === 'dark' ? '#232427' : '#f2f2f0'
  const tears = tearCorners(drawing, capture).map(
    points => `<polygon points="${points.join(' ')}" fill="${bed}"/>`,
  )
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    (capture.marginMm > 0 || capture.skewDeg !== 0
      ? `<rect width="${width}" height="${height}" fill="${bed}"/>`
      : '') +
    `<g transform="matrix(${matrix.join(' ')})">${drawPaper(drawing, capture)}${tears.join('')}</g></svg>`
  const truth = measureTruth(drawing, capture, width, height, point => applyMatrix(matrix, point))
  if (isPlain(capture)) {
    return {
      jpeg: await sharp(Buffer.from(svg), { unlimited: true }).removeAlpha().jpeg({ quality }).toBuffer(),
      truth,
    }
  }
  return develop(await rasterize(svg), truth, capture, quality)
}

function isPlain({ grain, blurPx, cast, finger, motionPx, exposure, cut }: Capture): boolean {
  return (
    [grain, blurPx, cast, motionPx].every(each => each === 0) &&
    finger === 'none' &&
    exposure === 1 &&
    cut === null
  )
}

/** What lies in the way of the light, then the lens, then the sensor: shadow, finger, blur, exposure, grain. */
async function develop(
  raster: Rgb,
  truth: CaptureTruth,
  capture: Capture,
  quality: number,
): Promise<Rendering> {
  const shape = { width: raster.width, height: raster.height, channels: 3 } as const
  let pixels = raster.data
  const over = drawInTheWay(raster, truth.quad, capture)
  if (over !== undefined)
    pixels = await sharp(pixels, { raw: shape })
      .composite([{ input: Buffer.from(over) }])
      .removeAlpha()
      .raw()
      .toBuffer()
  if (capture.motionPx >= 1)
    pixels = await sharp(pixels, { raw: shape }).convolve(motionKernel(capture)).raw().toBuffer()
  if (capture.blurPx >= 0.3)
    pixels = await sharp(pixels, { raw: shape }).blur(capture.blurPx).raw().toBuffer()
  if (capture.exposure !== 1)
    pixels = await sharp(pixels, { raw: shape }).linear(capture.exposure, 0).raw().toBuffer()
  if (capture.grain > 0) addGrain(pixels, capture.grain, capture.seed)
  const frame = frameOf(raster, capture)
  const jpeg = await sharp(pixels, { raw: shape }).extract(frame).jpeg({ quality }).toBuffer()
  return { jpeg, truth: moveTruth(truth, frame) }
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
