import { degrees, PDFDocument } from '@cantoo/pdf-lib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../errors.ts'
import { markImage } from './mark-image.ts'
import { markPdf } from './mark-pdf.ts'
import { drawable } from './viewer-mark.ts'

const mark = {
  across: 'lan.nguyen · 14 giờ 22.11.2026',
  foot: 'Người xem: Nguyễn Thị Lan (lan.nguyen) – UBND xã Điện Thắng – 14 giờ ngày 22.11.2026',
}

/** The share of pixels that are darker than white. */
const inkOf = (rgba: Uint8Array): number => {
  let dark = 0
  for (let at = 0; at < rgba.length; at += 4) if ((rgba[at] ?? 255) < 245) dark += 1
  return dark / (rgba.length / 4)
}

async function draw(pdf: Uint8Array) {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(pdf)
  const pages = await Promise.all(
    [...document.pages()].map(page => page.render({ scale: 1, render: 'bitmap' })),
  )
  document.destroy()
  library.destroy()
  return pages
}

async function blank(turn: number, pages = 1): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  for (let at = 0; at < pages; at++) document.addPage([595, 842]).setRotation(degrees(turn))
  return document.save()
}

const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )

describe('a marked PDF', () => {
  test.each([0, 90, 180, 270])(
    'says who looked at it, all over every page and along its lower edge, turned by %i°',
    async turn => {
      for (const { data, width, height } of await draw(await markPdf(await blank(turn, 2), mark))) {
        expect([width, height]).toEqual(turn % 180 === 0 ? [595, 842] : [842, 595])
        expect(inkOf(data)).toBeGreaterThan(0.01)
        expect(inkOf(data)).toBeLessThan(0.2)
        const rows = (from: number, to: number) =>
          inkOf(data.subarray(Math.round(from * height) * width * 4, Math.round(to * height) * width * 4))
        // The foot stands below, nothing of its like above.
        expect(rows(0.98, 1)).toBeGreaterThan(rows(0, 0.02) + 0.02)
      }
    },
  )

  test('keeps what stood there, and the same file gives the same bytes', async () => {
    const input = await blank(0)
    const [first, second] = [await markPdf(input, mark), await markPdf(input, mark)]
    expect(first.equals(second)).toBe(true)
    expect((await PDFDocument.load(first)).getPageCount()).toBe(1)
  })

  test('is refused when it can not be read, has no page, is locked, or has a page of no size a page has', async () => {
    const strange = await PDFDocument.create()
    strange.addPage([1_000_000, 1])
    const locked = await PDFDocument.create()
    locked.addPage()
    locked.encrypt({ userPassword: 'bí mật', ownerPassword: 'bí mật' })
    const inputs = [
      Buffer.from('%PDF-1.4\nrubbish'),
      Buffer.from('not a PDF'),
      Buffer.alloc(0),
      await strange.save(),
      await locked.save(),
    ]
    for (const input of inputs) expect(await failure(markPdf(input, mark))).toBe('pdf.unmarkable')
  })
})

describe('a marked image', () => {
  const page = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ffffff' } })
      .jpeg()
      .toBuffer()

  test.each([
    [1654, 2339],
    [700, 60],
    [60, 700],
    [12, 9],
  ])('of %i × %i pixels keeps its size', async (width, height) => {
    const marked = await markImage(await page(width, height), mark, 'x.jpg')
    const { data, info } = await sharp(marked).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    expect([info.width, info.height]).toEqual([width, height])
    if (width * height > 10_000) expect(inkOf(data)).toBeGreaterThan(0.005)
  })

  test('is the part of the page that is asked for', async () => {
    const part = { left: 0.5, top: 0.25, width: 0.5, height: 0.1 }
    const { width, height } = await sharp(
      await markImage(await page(1000, 1400), mark, 'x.jpg', part),
    ).metadata()
    expect([width, height]).toEqual([500, 140])
  })

  test('is refused with the page’s name when it is no image', async () => {
    expect(await failure(markImage(Buffer.from('x'), mark, 'x.jpg'))).toBe('image.damaged')
  })
})

test('a name with letters the mark’s face lacks is still drawn', async () => {
  expect(drawable('Nguyễn Thị Hoà 🙂 中')).toBe('Nguyễn Thị Hoà ? ?')
})
