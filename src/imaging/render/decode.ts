import sharp, { type Metadata, type Sharp, type SharpOptions } from 'sharp'
import { AppError } from '../../errors.ts'
import type { Rgb } from '../raster.ts'
import type { Rotation } from '../recipe.ts'

/** An original in memory, upright by its EXIF orientation, perhaps smaller than the original. */
export interface Decoded {
  readonly image: Rgb
  /** Size of the original after its EXIF orientation. */
  readonly width: number
  readonly height: number
  /** Resolution the file claims, in dots per inch; undefined when it claims none or an impossible one. */
  readonly dpi: number | undefined
  /** The original itself when it is a JPEG that any reader shows as it was decoded. */
  readonly jpeg?: Buffer
}

/** 200 million pixels: an A2 sheet at 600 dpi. A PNG of 20,000 × 20,000 pixels would take 1.2 GB. */
export const mostPixels = 200_000_000

/** More than this is never needed for an output of 200 dpi of an A3 double page (A3 at 300 dpi has 17.4 million). */
const mostDecodedPixels = 26_000_000
/** A scan of twice this or more is halved while it is decoded, in a quarter of the time: no output is finer than 300 dpi. */
const drawnFromDpi = 295
/** Positions in a picture are counted in 1/65536 pixel in 32 bits (`warp`). */
const longestDecodedSide = 30_000

// One thread and no cache: the pool runs one process a core, and no page is read twice.
sharp.concurrency(1)
sharp.cache(false)

export interface DecodeOptions {
  /** Inside a PDF a picture's EXIF orientation does not count. */
  readonly ignoreOrientation?: boolean
  /** How a PDF turns its picture, clockwise. */
  readonly turnDeg?: Rotation
  /** Made smaller until no side is longer, in pixels. */
  readonly longSide?: number
}

/** Decodes one page of an image file: EXIF orientation applied, transparency on white, colours in 8-bit sRGB. */
export async function decodeImage(
  input: Buffer,
  page: number,
  name: string,
  { ignoreOrientation = false, longSide = longestDecodedSide, turnDeg = 0 }: DecodeOptions = {},
): Promise<Decoded> {
  const options: SharpOptions = { limitInputPixels: mostPixels, failOn: 'error', page: page - 1 }
  const metadata = await readMetadata(input, options, name)
  if (metadata.format === 'heif' && metadata.compression === 'hevc')
    throw new AppError('image.heic', { name })
  const turned = ignoreOrientation ? turnDeg % 180 !== 0 : (metadata.orientation ?? 1) >= 5
  const width = turned ? metadata.height : metadata.width
  const height = turned ? metadata.width : metadata.height
  const pipeline = sharp(input, { ...options, ignoreIcc: isPlainSrgb(metadata) })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
  if (!ignoreOrientation) pipeline.autoOrient()
  else if (turnDeg !== 0) pipeline.rotate(turnDeg)
  const dpi = plausibleDpi(metadata.density)
  const scale = Math.min(
    dpi === undefined ? 1 : 1 / 2 ** Math.floor(Math.log2(Math.max(1, dpi / drawnFromDpi))),
    Math.sqrt(mostDecodedPixels / (width * height)),
    Math.min(longSide, longestDecodedSide) / Math.max(width, height),
  )
  if (scale < 1)
    pipeline.resize(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)), {
      fit: 'fill',
      kernel: 'linear',
    })
  const image = await readPixels(pipeline, name)
  const isWhole =
    isPlainJpeg(metadata) && (ignoreOrientation ? turnDeg === 0 : (metadata.orientation ?? 1) === 1)
  return { image, width, height, dpi, ...(isWhole ? { jpeg: input } : {}) }
}

/** Grey or sRGB without EXIF: a camera's notes (place, owner) do not go on into a document. */
function isPlainJpeg(metadata: Metadata): boolean {
  const { format, space, icc, exif } = metadata
  return (
    format === 'jpeg' &&
    (space === 'srgb' || space === 'b-w') &&
    exif === undefined &&
    (icc === undefined || isPlainSrgb(metadata))
  )
}

/** The number of pages in an image file (a TIFF may hold many). */
export async function countImagePages(input: Buffer | string, name: string): Promise<number> {
  const metadata = await readMetadata(input, { limitInputPixels: false }, name)
  return metadata.format === 'tiff' ? (metadata.pages ?? 1) : 1
}

async function readMetadata(input: Buffer | string, options: SharpOptions, name: string): Promise<Metadata> {
  try {
    return await sharp(input, options).metadata()
  } catch (error) {
    throw asAppError(error, name)
  }
}

async function readPixels(pipeline: Sharp, name: string): Promise<Rgb> {
  try {
    const { data, info } = await pipeline.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    if (info.channels !== 3) throw new Error(`${info.channels} channels after the conversion to sRGB`)
    return { width: info.width, height: info.height, data }
  } catch (error) {
    throw asAppError(error, name)
  }
}

function asAppError(error: unknown, name: string): AppError {
  const message = error instanceof Error ? error.message : String(error)
  if (/pixel limit/i.test(message))
    return new AppError('image.too-large', { name, limit: mostPixels / 1_000_000 }, error)
  if (/heif|heic|compression format/i.test(message)) return new AppError('image.heic', { name }, error)
  if (/unsupported image format/i.test(message)) return new AppError('image.not-image', { name }, error)
  return new AppError('image.damaged', { name }, error)
}

/** Converting from one sRGB profile to another changes nothing and costs 100 ms a page. */
function isPlainSrgb(metadata: Metadata): boolean {
  return metadata.space === 'srgb' && metadata.icc?.subarray(0, 1024).includes('sRGB IEC61966') === true
}

/** Cameras write 72 or 96 for "unknown"; scanners write what they did. */
function plausibleDpi(density: number | undefined): number | undefined {
  return density !== undefined && density >= 100 && density <= 2400 ? density : undefined
}
