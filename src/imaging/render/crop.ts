import sharp, { type OutputInfo } from 'sharp'
import { AppError } from '../../errors.ts'
import { type PagePart, pixelsOf } from '../page-part.ts'
import { mostPixels } from './decode.ts'
import { jpegOptions, withDensity } from './encode.ts'
import { findQuality } from './jpeg-quality.ts'

/** What is cut out of a page: parts of one width that come to stand below each other, such as the head of a table and one of its rows. */
export type PageCut = readonly PagePart[]

/**
 * A JPEG codes squares of 16 pixels. Cut along them and coded as finely as before a page differs from itself by 0.8 levels (RMS; the
 * first coding by 9.5 from the pixels); cut anywhere else by 7. Trellis would look for bytes to save again: 2.1 levels, 2 % fewer.
 */
const codedSquare = 16
const least = 10
const most = 92

/**
 * Cuts of a JPEG page as JPEGs of their own, of the same resolution and quality: each part up to 15 pixels larger than asked on each
 * side. The page is decoded once, which is what takes the time.
 */
export async function cropPage(input: Buffer, cuts: readonly PageCut[], name: string): Promise<Buffer[]> {
  const quality = findQuality(input)
  if (quality === undefined) throw new AppError('image.not-jpeg')
  try {
    const page = sharp(input, { limitInputPixels: mostPixels, failOn: 'error' })
    const { density, chromaSubsampling } = await page.metadata()
    const { data, info } = await page.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
    const options = {
      ...jpegOptions(
        Math.max(least, Math.min(most, quality)),
        chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0',
      ),
      trellisQuantisation: false,
    }
    const encoded: Buffer[] = []
    for (const cut of cuts) {
      const { pixels, width, height } = cutOut(data, info, cut)
      const raw = { width, height, channels: info.channels }
      const jpeg = await sharp(pixels, { raw }).jpeg(options).toBuffer()
      encoded.push(density === undefined ? jpeg : withDensity(jpeg, density))
    }
    return encoded
  } catch (error) {
    throw new AppError('image.damaged', { name }, error)
  }
}

interface Cut {
  readonly pixels: Buffer
  readonly width: number
  readonly height: number
}

function cutOut(data: Buffer, page: OutputInfo, cut: PageCut): Cut {
  const places = cut.map(part => pixelsOf(part, page.width, page.height, codedSquare))
  const { left = 0, width = 0 } = places[0] ?? {}
  const rows: Buffer[] = []
  for (const { top, height } of places) {
    for (let y = top; y < top + height; y++) {
      const at = (y * page.width + left) * page.channels
      rows.push(data.subarray(at, at + width * page.channels))
    }
  }
  return { pixels: Buffer.concat(rows), width, height: rows.length }
}
