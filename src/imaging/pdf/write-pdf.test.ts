import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findJpegHeader } from './jpeg-header.ts'
import { writePdf } from './write-pdf.ts'

const page = (width: number, height: number, colour: string) =>
  sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer()

test('a PDF of two pages opens elsewhere with the right sizes and the same picture', async () => {
  const [first, second] = await Promise.all([page(1654, 2339, '#b03020'), page(800, 600, '#2050a0')])
  const pdf = writePdf(
    [
      { jpeg: first, dpi: 200 },
      { jpeg: second, dpi: 100 },
    ],
    { title: 'Sổ đăng ký khai sinh, số 05/2017' },
  )
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const [a4, small] = [...document.pages()]
  expect(document.getPageCount()).toBe(2)
  expect(a4?.getOriginalSize()).toMatchObject({
    originalWidth: expect.closeTo(595.44),
    originalHeight: expect.closeTo(842.04),
  })
  const { data, width, height } = (await small?.render({ scale: 1 })) ?? {
    data: new Uint8Array(),
    width: 0,
    height: 0,
  }
  expect([width, height]).toEqual([576, 432])
  const middle = (200 * width + 280) * 4
  const colour = [...data.subarray(middle, middle + 3)]
  for (const [index, value] of [0x20, 0x50, 0xa0].entries())
    expect(Math.abs((colour[index] ?? 0) - value)).toBeLessThan(8)
  document.destroy()
  library.destroy()
})

test('the JPEG stands in the PDF byte for byte, and the same pages give the same bytes', async () => {
  const jpeg = await page(300, 200, '#dddddd')
  const write = () => writePdf([{ jpeg, dpi: 200 }], { title: 'Thử', subject: 'Quyển 01/1997' })
  expect(write().includes(jpeg)).toBe(true)
  expect(write().equals(write())).toBe(true)
})

test('what a JPEG says of itself', async () => {
  expect(findJpegHeader(await page(300, 200, '#fff'))).toEqual({ width: 300, height: 200, components: 3 })
  const grey = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#888' } })
    .toColourspace('b-w')
    .jpeg()
    .toBuffer()
  expect(findJpegHeader(grey)).toEqual({ width: 30, height: 20, components: 1 })
  expect(findJpegHeader(Buffer.from('%PDF-1.4'))).toBeUndefined()
  expect(findJpegHeader(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBeUndefined()
})
