import sharp from 'sharp'
import { expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { cropPage } from './crop.ts'
import { jpegOptions, withDensity } from './encode.ts'
import { findQuality } from './jpeg-quality.ts'

/** A page of strokes and grain. */
const pixels = Buffer.from(
  Uint8Array.from({ length: 640 * 480 * 3 }, (_, i) => {
    const [x, y] = [Math.floor(i / 3) % 640, Math.floor(i / 1920)]
    return Math.sin(x / 3 + Math.cos(y / 9) * 4) > 0.7 ? 60 : 225 + ((x * 7 + y * 13) % 9)
  }),
)
const raw = { width: 640, height: 480, channels: 3 } as const
const encode = (quality: number) => sharp(pixels, { raw }).jpeg(jpegOptions(quality, '4:2:0')).toBuffer()
const part = { left: 0.21, top: 0.4, width: 0.5, height: 0.25 }

test('a part is what stood there, nearly to the bit, at the same resolution', async () => {
  const page = withDensity(await encode(24), 200)
  const [cropped = Buffer.alloc(0)] = await cropPage(page, [[part]], 'a.jpg')
  const { width, height, density } = await sharp(cropped).metadata()
  // 134 to 454 and 192 to 312, outwards to multiples of 16.
  expect([width, height, density]).toEqual([336, 128, 200])
  const before = await sharp(page).extract({ left: 128, top: 192, width: 336, height: 128 }).raw().toBuffer()
  const after = await sharp(cropped).raw().toBuffer()
  let squares = 0
  for (const [i, value] of before.entries()) squares += (value - (after[i] ?? 0)) ** 2
  expect(Math.sqrt(squares / before.length)).toBeLessThan(2)
  expect(await cropPage(page, [[part]], 'a.jpg')).toEqual([cropped])
})

test('the head of a table comes to stand above each of its rows', async () => {
  const page = await encode(60)
  const across = { left: 0, width: 1 }
  const head = { ...across, top: 0, height: 0.1 }
  const rows = [0.4, 0.8].map(top => ({ ...across, top, height: 0.2 }))
  const cuts = await cropPage(
    page,
    rows.map(row => [head, row]),
    'a.jpg',
  )
  const whole = await sharp(page).raw().toBuffer()
  for (const [index, cut] of cuts.entries()) {
    const { data, info } = await sharp(cut).raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([640, 48 + 96])
    const top = index === 0 ? 192 : 384
    const expected = Buffer.concat([
      whole.subarray(0, 48 * 640 * 3),
      whole.subarray(top * 640 * 3, (top + 96) * 640 * 3),
    ])
    let squares = 0
    for (const [i, value] of expected.entries()) squares += (value - (data[i] ?? 0)) ** 2
    expect(Math.sqrt(squares / expected.length)).toBeLessThan(2)
  }
})

test.each([12, 18, 24, 45, 60, 82, 90])('the quality of a page is read from it: %i', async quality => {
  expect(Math.abs((findQuality(await encode(quality)) ?? 0) - quality)).toBeLessThanOrEqual(1)
})

test('what is no JPEG has no quality and no part', async () => {
  expect(findQuality(Buffer.from('%PDF-1.4'))).toBeUndefined()
  expect(findQuality(Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 67]))).toBeUndefined()
  const error = await cropPage(Buffer.from('x'), [[part]], 'a.jpg').catch(reason => reason)
  expect(error instanceof AppError ? error.code : error).toBe('image.not-jpeg')
})
