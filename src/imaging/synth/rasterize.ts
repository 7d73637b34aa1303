import sharp from 'sharp'
import type { Rgb } from '../raster.ts'

/** Draws an SVG whose width and height are in pixels. */
export async function rasterize(svg: string): Promise<Rgb> {
  const { data, info } = await sharp(Buffer.from(svg), { unlimited: true })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
