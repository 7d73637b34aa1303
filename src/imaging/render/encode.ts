import sharp, { type JpegOptions } from 'sharp'
import { type Rgb, shrinkTowards } from '../raster.ts'

/** What an encoder aims at. */
export interface EncodeTarget {
  /** Bytes the file may have; undefined for no limit. */
  readonly budgetBytes: number | undefined
  readonly quality: number
  /** The quality below which pen strokes and small print suffer (measured on 200 dpi pages). */
  readonly leastQuality: number
  /** The smallest share of the size tried when even the least quality is too large. */
  readonly leastScale: number
  readonly chroma: '4:2:0' | '4:4:4'
}

export interface Encoded {
  readonly jpeg: Buffer
  readonly width: number
  readonly height: number
  readonly quality: number
}

/** Bytes grow with about this power of the quality between 18 and 40 (mozjpeg on pages of text). */
const growth = 0.72
const mostTries = 4

/**
 * Encodes within a byte budget. Starts at the quality measured to lose nothing, goes down in quality, then in size,
 * never below the floors; when even these are over the budget, the smallest is kept, since legibility comes first.
 */
export async function encodeWithin(image: Rgb, target: EncodeTarget, dpi: number): Promise<Encoded> {
  let quality = target.quality
  let scale = 1
  let encoded = await encode(image, quality, scale, target.chroma, dpi)
  if (target.budgetBytes === undefined) return encoded
  for (let tries = 1; tries < mostTries && encoded.jpeg.length > target.budgetBytes; tries++) {
    if (quality <= target.leastQuality && scale <= target.leastScale) break
    const excess = encoded.jpeg.length / (target.budgetBytes * 0.97)
    const before = quality
    quality = Math.max(
      target.leastQuality,
      Math.min(quality - 1, Math.floor(quality / excess ** (1 / growth))),
    )
    // What the quality will not save, the size must.
    const left = excess * (quality / before) ** growth
    if (left > 1) scale = Math.max(target.leastScale, scale / Math.sqrt(left))
    encoded = await encode(image, quality, scale, target.chroma, dpi)
  }
  return encoded
}

async function encode(
  image: Rgb,
  quality: number,
  scale: number,
  chroma: '4:2:0' | '4:4:4',
  dpi: number,
): Promise<Encoded> {
  const { width, height, data } = image
  const pipeline = sharp(data, { raw: { width, height, channels: 3 } })
  if (scale < 1)
    pipeline.resize(Math.round(width * scale), Math.round(height * scale), {
      fit: 'fill',
      kernel: 'lanczos2',
    })
  const density = Math.round(dpi * scale)
  const { data: jpeg, info } = await pipeline
    .jpeg(jpegOptions(quality, chroma))
    .toBuffer({ resolveWithObject: true })
  return { jpeg: withDensity(jpeg, density), width: info.width, height: info.height, quality }
}

/**
 * Trellis and scan optimisation save a quarter of the bytes; overshoot deringing saves nothing on paper and costs a tenth of
 * the time.
 */
export function jpegOptions(quality: number, chromaSubsampling: '4:2:0' | '4:4:4'): JpegOptions {
  return {
    quality,
    chromaSubsampling,
    trellisQuantisation: true,
    overshootDeringing: false,
    optimiseScans: true,
    progressive: true,
    quantisationTable: 3,
  }
}

/** Puts a JFIF header with the resolution at the head of a JPEG (the encoder writes none; EXIF for it would cost 200 bytes a page). */
export function withDensity(jpeg: Buffer, dpi: number): Buffer {
  const header = Buffer.from('ffd8ffe000104a46494600010101000000000000', 'hex')
  header.writeUInt16BE(dpi, 14)
  header.writeUInt16BE(dpi, 16)
  const hasHeader = jpeg.toString('latin1', 6, 10) === 'JFIF'
  return Buffer.concat([header, jpeg.subarray(hasHeader ? 20 : 2)])
}

/** A picture to look at for a while and throw away: encoded quickly, about twice the bytes of a rendering. */
export async function encodeQuickly({ width, height, data }: Rgb): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 75, chromaSubsampling: '4:2:0' })
    .toBuffer()
}

/** A small JPEG for lists, at most `width` pixels wide. */
export async function encodeThumbnail(image: Rgb, width: number): Promise<Buffer> {
  const { data, ...size } = shrinkTowards(image, width)
  return sharp(data, { raw: { ...size, channels: 3 } })
    .resize({ width, withoutEnlargement: true })
    .jpeg({ quality: 60, progressive: true, optimiseCoding: true })
    .toBuffer()
}
