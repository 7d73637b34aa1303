import sharp from 'sharp'
import { AppError } from '../../errors.ts'
import { type PagePart, type PixelRectangle, pixelsOf } from '../page-part.ts'
import { mostPixels } from '../render/decode.ts'
import { eraseLines, type GreyPicture } from './erase-lines.ts'

/** Room around what is to be read, in pixels: a reader takes strokes at the very edge for noise. */
const marginPixels = 10

/**
 * Parts of a JPEG page as grey PNGs to be read by a machine: exactly these pixels, without what stands beside them or the line they are written on,
 * and a margin in the colour of the paper. The page is decoded once.
 */
export async function cutPrint(input: Buffer, parts: readonly PagePart[], name: string): Promise<Buffer[]> {
  try {
    const page = await sharp(input, { limitInputPixels: mostPixels, failOn: 'error' })
      .toColourspace('b-w')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const cuts = parts.map(part =>
      cutOut(page.data, page.info.width, pixelsOf(part, page.info.width, page.info.height)),
    )
    return await Promise.all(
      cuts.map(({ data, width, height }) =>
        sharp(data, { raw: { width, height, channels: 1 } })
          .png({ compressionLevel: 1 })
          .toBuffer(),
      ),
    )
  } catch (error) {
    throw new AppError('image.damaged', { name }, error)
  }
}

function cutOut(page: Buffer, pageWidth: number, place: PixelRectangle): GreyPicture {
  const [width, height] = [place.width + 2 * marginPixels, place.height + 2 * marginPixels]
  const rows = Array.from({ length: place.height }, (_, y) => {
    const at = (place.top + y) * pageWidth + place.left
    return page.subarray(at, at + place.width)
  })
  const paper = medianOf(rows)
  const inner = { data: Buffer.concat(rows), width: place.width, height: place.height }
  eraseLines(inner, paper)
  const data = Buffer.alloc(width * height, paper)
  for (let y = 0; y < place.height; y++)
    data.set(
      inner.data.subarray(y * place.width, (y + 1) * place.width),
      (y + marginPixels) * width + marginPixels,
    )
  return { data, width, height }
}

/** The grey level in the middle: of a line of print, that of its paper. */
function medianOf(rows: readonly Uint8Array[]): number {
  const counts = new Uint32Array(256)
  for (const row of rows) for (const level of row) counts[level] = (counts[level] ?? 0) + 1
  const half = rows.reduce((sum, row) => sum + row.length, 0) / 2
  let seen = 0
  return counts.findIndex(count => {
    seen += count
    return seen >= half
  })
}
