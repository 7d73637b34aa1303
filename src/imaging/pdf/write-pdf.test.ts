import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { findJpegHeader } from './jpeg-header.ts'
import { openPdf } from './read-pdf.ts'
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

test('keywords follow the book and the number, in both places', async () => {
  const jpeg = await page(300, 200, '#dddddd')
  const text = writePdf([{ jpeg, dpi: 200 }], {
    title: 'Thử',
    book: 'Quyển 01/1997',
    number: '5',
    keywords: 'khai sinh',
  }).toString('utf8')
  const keywords = 'Quyển 01/1997, Số 5, khai sinh'
  expect(text).toContain(`<pdf:Keywords>${keywords}</pdf:Keywords>`)
  expect(text).toContain(`/Keywords <feff${Buffer.from(keywords, 'utf16le').swap16().toString('hex')}>`)
})

test('whatever is written can be read back: every page its JPEG, size and order, and the table of objects is exact', async () => {
  const jpegs = await Promise.all([page(40, 30, '#123456'), page(31, 77, '#abcdef'), page(64, 64, '#ffffff')])
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ which: fc.nat(2), dpi: fc.integer({ min: 72, max: 600 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.string({ unit: 'grapheme' }),
      async (wanted, title) => {
        const pages = wanted.map(({ which, dpi }) => ({ jpeg: jpegs[which] ?? Buffer.alloc(0), dpi }))
        const pdf = writePdf(pages, { title, book: title, number: '1' })
        checkObjectTable(pdf)
        const reader = await openPdf(pdf, 'a.pdf')
        expect(reader.pageCount).toBe(pages.length)
        for (const [i, { jpeg, dpi }] of pages.entries()) {
          const read = await reader.readPage(i + 1)
          if (read.kind !== 'jpeg') throw new Error('expected the JPEG itself')
          expect(read.jpeg.equals(jpeg)).toBe(true)
          expect(Math.abs(read.dpi - dpi) / dpi).toBeLessThan(0.01)
        }
        reader.close()
      },
    ),
    { numRuns: 30 },
  )
})

/** Every offset in the cross-reference table points at its object, and every stream is as long as it says. */
function checkObjectTable(pdf: Buffer): void {
  const text = pdf.toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1])
  const rows = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)]
  expect(rows.length).toBeGreaterThan(5)
  for (const [i, row] of rows.entries()) {
    const object = text.slice(Number(row[1]))
    expect(object.startsWith(`${i + 1} 0 obj\n`)).toBe(true)
    const stream = /^\d+ 0 obj\n<<[^\n]*\/Length (\d+) >>\nstream\n/.exec(object)
    if (stream !== null) expect(object.slice(stream[0].length + Number(stream[1]))).toMatch(/^\nendstream/)
  }
}

const has = (program: string) => spawnSync(program, ['--version']).error === undefined

test.skipIf(!has('qpdf') || !has('pdfinfo') || !has('pdftoppm'))(
  'other programs find nothing wrong (skipped without qpdf and poppler-utils)',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'sogoc-pdf-'))
    try {
      const path = join(dir, 'a.pdf')
      const [portrait, strip] = await Promise.all([page(1654, 2339, '#eeeeee'), page(1654, 300, '#ddeeff')])
      const pages = [
        { jpeg: portrait, dpi: 200 },
        { jpeg: strip, dpi: 200 },
      ]
      await writeFile(
        path,
        writePdf(pages, { title: 'Khai sinh số 05', book: 'Quyển số 01/2017', number: '05' }),
      )
      const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' })
      expect(run('qpdf', '--check', path)).toMatchObject({ status: 0, stderr: '' })
      const info = run('pdfinfo', path).stdout
      expect(info).toMatch(/^Title: +Khai sinh số 05$/m)
      expect(info).toMatch(/^Keywords: +Quyển số 01\/2017, Số 05$/m)
      expect(info).toMatch(/^Pages: +2$/m)
      expect(run('pdftoppm', '-png', '-r', '50', path, join(dir, 'page'))).toMatchObject({
        status: 0,
        stderr: '',
      })
      const drawn = await sharp(join(dir, 'page-2.png')).metadata()
      expect([drawn.width, drawn.height]).toEqual([414, 75])
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  },
)

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
