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

test('the book and the number stand in the document’s information, once for readers and once for programs', async () => {
  const jpeg = await page(300, 200, '#dddddd')
  const info = { title: 'Khai sinh <05>', book: 'Quyển số 01/2017', number: '05' }
  const pdf = writePdf([{ jpeg, dpi: 200 }], info)
  const text = pdf.toString('utf8')
  expect(text).toContain('<dc:source>Quyển số 01/2017</dc:source><dc:identifier>05</dc:identifier>')
  expect(text).toContain('<pdf:Keywords>Quyển số 01/2017, Số 05</pdf:Keywords>')
  expect(text).toContain('Khai sinh &lt;05&gt;')
  const utf16 = Buffer.from('Quyển số 01/2017, Số 05', 'utf16le').swap16().toString('hex')
  expect(text).toContain(`/Keywords <feff${utf16}>`)
  expect(writePdf([{ jpeg, dpi: 200 }], { title: 'x' }).toString('latin1')).not.toContain('/Keywords')
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
