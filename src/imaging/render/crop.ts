import sharp from 'sharp'
import { AppError } from '../../errors.ts'
import { type PagePart, pixelsOf } from '../page-part.ts'
import { mostPixels } from './decode.ts'
import { jpegOptions, withDensity } from './encode.ts'
import { findQuality } from './jpeg-quality.ts'

/**
 * A JPEG codes squares of 16 pixels. Cut along them and coded as finely as before a page differs from itself by 0.8 levels (RMS; the
 * first coding by 9.5 from the pixels); cut anywhere else by 7. Trellis would look for bytes to save again: 2.1 levels, 2 % fewer.
 */
const codedSquare = 16
const least = 10
const most = 92

/** A part of a JPEG page as a JPEG of its own, of the same resolution and quality: up to 15 pixels larger than asked on each side. */
export async function cropPage(input: Buffer, part: PagePart, name: string): Promise<Buffer> {
  const quality = findQuality(input)
  if (quality === undefined) throw new AppError('image.not-jpeg')
  try {
    const image = sharp(input, { limitInputPixels: mostPixels, failOn: 'error' })
    const { width, height, density, chromaSubsampling } = await image.metadata()
    const chroma = chromaSubsampling === '4:4:4' ? '4:4:4' : '4:2:0'
    const jpeg = await image
      .extract(pixelsOf(part, width, height, codedSquare))
      .jpeg({
        ...jpegOptions(Math.max(least, Math.min(most, quality)), chroma),
        trellisQuantisation: false,
      })
      .toBuffer()
    return density === undefined ? jpeg : withDensity(jpeg, density)
  } catch (error) {
    throw new AppError('image.damaged', { name }, error)
  }
}
