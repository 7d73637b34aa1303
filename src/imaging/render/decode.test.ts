import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { countImagePages, decodeImage } from './decode.ts'

const width = 48
const height = 32

/** White, with a red square in the corner where the stored rows begin. */
function marked(): Sharp {
  const data = Buffer.alloc(width * height * 3, 255)
  for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) data.set([220, 20, 20], (y * width + x) * 3)
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** A black PNG of 1 bit a pixel: a few kilobytes for any size. */
function flatPng(wide: number, high: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(body.length, 0)
    frame.writeUInt32BE(crc32(typed), 4)
    return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
  }
  const header = Buffer.from('00000000000000000100000000', 'hex')
  header.writeUInt32BE(wide, 0)
  header.writeUInt32BE(high, 4)
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(wide / 8)) * high), { level: 1 })
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof AppError ? error.code : `no AppError: ${String(error)}`
}

describe('EXIF orientation', () => {
  const corners = [
    '',
    'top left',
    'top right',
    'bottom right',
    'bottom left',
    'top left',
    'top right',
    'bottom right',
    'bottom left',
  ]
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('%i is shown as any viewer shows it', async orientation => {
    const input = await marked().withMetadata({ orientation }).jpeg({ quality: 95 }).toBuffer()
    const { image, ...size } = await decodeImage(input, 1, 'a.jpg')
    expect([size.width, size.height]).toEqual(orientation >= 5 ? [height, width] : [width, height])
    expect([image.width, image.height]).toEqual([size.width, size.height])
    const places = {
      'top left': [3, 3],
      'top right': [image.width - 4, 3],
      'bottom right': [image.width - 4, image.height - 4],
      'bottom left': [3, image.height - 4],
    }
    const red = Object.entries(places).filter(
      ([, [x = 0, y = 0]]) => (image.data[(y * image.width + x) * 3 + 1] ?? 255) < 100,
    )
    expect(red.map(([name]) => name)).toEqual([corners[orientation]])
  })
})

describe('formats become 8-bit sRGB on white', () => {
  const red = (image: { data: Uint8Array }) => [...image.data.subarray(3 * 3 * width + 9, 3 * 3 * width + 12)]
  const white = (image: { data: Uint8Array }) => [...image.data.subarray(image.data.length - 3)]
  test.each([
    ['CMYK JPEG', () => marked().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['16-bit PNG', () => marked().toColourspace('rgb16').png().toBuffer()],
    ['progressive JPEG', () => marked().jpeg({ progressive: true, quality: 95 }).toBuffer()],
    ['LZW TIFF', () => marked().tiff({ compression: 'lzw' }).toBuffer()],
    ['WebP', () => marked().webp({ lossless: true }).toBuffer()],
  ])('%s', async (_, make) => {
    const { image } = await decodeImage(await make(), 1, 'x')
    expect(image.data.length).toBe(width * height * 3)
    expect(white(image).every(value => value > 245)).toBe(true)
    const [r = 0, g = 255] = red(image)
    expect(r - g).toBeGreaterThan(80)
  })

  test('grey and 1-bit images get three equal channels', async () => {
    const grey = await marked().greyscale().jpeg().toBuffer()
    const bits = await marked()
      .greyscale()
      .threshold(200)
      .toColourspace('b-w')
      .tiff({ bitdepth: 1, compression: 'ccittfax4' })
      .toBuffer()
    for (const input of [grey, bits]) {
      const { image } = await decodeImage(input, 1, 'x')
      const [r, g, b] = red(image)
      expect([r, b]).toEqual([g, g])
      expect(white(image)[0]).toBeGreaterThan(245)
    }
  })

  test('transparency is white', async () => {
    const input = await sharp({
      create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    expect(white((await decodeImage(input, 1, 'x')).image)).toEqual([255, 255, 255])
  })

  test('every page of a TIFF can be read', async () => {
    const pages = await Promise.all(
      ['#ff0000', '#00ff00', '#0000ff'].map(background =>
        sharp({ create: { width, height, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    )
    const input = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer()
    expect(await countImagePages(input, 'x.tif')).toBe(3)
    const second = await decodeImage(input, 2, 'x.tif')
    expect([second.width, second.height, ...second.image.data.subarray(0, 2)]).toEqual([
      width,
      height,
      0,
      255,
    ])
  })
})

test.each([
  [300, 1],
  [400, 1],
  [600, 2],
  [1200, 4],
])('a scan at %i dpi is drawn from 1/%i of its pixels, and its size stays known', async (density, by) => {
  const input = await marked().withMetadata({ density }).jpeg({ quality: 95 }).toBuffer()
  const decoded = await decodeImage(input, 1, 'a.jpg')
  expect([decoded.width, decoded.height, decoded.dpi]).toEqual([width, height, density])
  expect([decoded.image.width, decoded.image.height]).toEqual([width / by, height / by])
})

describe('what cannot be used is said so', () => {
  test('a JPEG that was cut short', async () => {
    const noise = Buffer.from(Uint8Array.from({ length: 200 * 200 * 3 }, (_, i) => (i * 7919) % 256))
    const whole = await sharp(noise, { raw: { width: 200, height: 200, channels: 3 } })
      .jpeg()
      .toBuffer()
    expect(await failure(decodeImage(whole.subarray(0, whole.length / 2), 1, 'a.jpg'))).toBe('image.damaged')
  })

  test('a picture of 400 million pixels', async () => {
    expect(await failure(decodeImage(flatPng(20_000, 20_000), 1, 'bomb.png'))).toBe('image.too-large')
  })

  test('a file that is no image', async () => {
    expect(await failure(decodeImage(Buffer.from('Kính gửi ủy ban'), 1, 'a.jpg'))).toBe('image.not-image')
  })
})
