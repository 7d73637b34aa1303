import sharp from 'sharp'
import { expect, test } from 'vitest'
import { distance, type Point, type Quad } from '../../src/imaging/geometry/point.ts'
import type { ScanOptions } from '../../src/imaging/options.ts'
import { decodeImage } from '../../src/imaging/render/decode.ts'
import { scanImage } from '../../src/imaging/scan-image.ts'
import { type Capture, type CaptureTruth, cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawEmptyPage, drawFormPage, drawSpread } from '../../src/imaging/synth/draw-form.ts'
import { drawLedgerSpread, ledgerColumns } from '../../src/imaging/synth/draw-ledger.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import { renderCapture } from '../../src/imaging/synth/render.ts'
import type { Drawing } from '../../src/imaging/synth/sheet.ts'

const hand = { face: 'pen', ink: '#1d2a86' } as const
const values = {
  so: '12',
  nksHoTen: 'Nguyễn Thị Mỹ Ưởng',
  nksNgaySinh: '03/04/1996',
  nksNoiSinh: 'Trạm y tế xã An Hạc, huyện Trường Miên',
  nksQueQuan: 'thôn Quế Trong, xã Núi Quế, tỉnh Sông Trà',
  chaHoTen: 'Trần Văn Đạt',
  meHoTen: 'Đặng Thị Hoài',
  nguoiKy: 'Võ Văn Bảy',
}
const request = { form: forms.KS, office: 'UBND xã An Hạc', page: 3, hand, seed: 9 }
const form = drawFormPage({ ...request, cases: [values] })
const spread = drawSpread([form, drawFormPage({ ...request, page: 4, seed: 5, cases: [values] })])
const automatic: ScanOptions = { profile: 'hotich-1437', split: 'auto' }

/** What happens to a picture between the page and the file. */
type Accident = (jpeg: Buffer, width: number, height: number) => Promise<Buffer> | Buffer

async function scan(
  drawing: Drawing,
  change: Partial<Capture>,
  options = automatic,
  accident: Accident = jpeg => jpeg,
) {
  const capture = { ...cleanScan, dpi: 150, ...change }
  const { jpeg, truth } = await renderCapture(drawing, capture, 90)
  const file = await accident(jpeg, truth.width, truth.height)
  const decoded = await decodeImage(file, 1, 'page.jpg')
  return { truth, file, pages: await scanImage({ ...decoded, dpi: capture.dpi }, options) }
}

/** The worst corner's distance as a share of the image's diagonal. */
function cornerError(truth: CaptureTruth, expected: Quad, got: Quad | undefined): number {
  const worst = Math.max(...expected.map((corner, i) => distance(corner, got?.[i] ?? [0, 0])))
  return worst / Math.hypot(truth.width, truth.height)
}

const captures: readonly Partial<Capture>[] = [
  { skewDeg: 0.6 },
  { skewDeg: -3.4, marginMm: 8 },
  { turnDeg: 90, skewDeg: 1.2, marginMm: 8 },
  { turnDeg: 180, skewDeg: -2, marginMm: 8, bed: 'light', paper: 'aged' },
  { turnDeg: 270, skewDeg: 0.5, marginMm: 6, dpi: 150 },
  { device: 'photo', skewDeg: 3, perspective: 0.08, marginMm: 20, light: 'shadow' },
  { device: 'photo', turnDeg: 180, skewDeg: -4, perspective: 0.05, marginMm: 25, light: 'uneven' },
]

test.each(captures)('a page is turned, straightened and cropped: %j', async change => {
  const { truth, pages } = await scan(form, change)
  expect(pages).toHaveLength(1)
  expect(pages[0]?.recipe.rotationDeg).toBe(truth.rotationDeg)
  expect(Math.abs((pages[0]?.recipe.skewDeg ?? 90) - truth.skewDeg)).toBeLessThan(0.25)
  expect(cornerError(truth, truth.quad, pages[0]?.recipe.quad)).toBeLessThan(0.006)
  expect(pages[0]?.flags).toEqual([])
  expect(pages[0]?.jpeg.length).toBeLessThan(120_000)
})

test('a double page gives its left and its right page, parted at the fold', async () => {
  const { truth, pages } = await scan(spread, { marginMm: 8, skewDeg: 1.5, turnDeg: 180, dpi: 150 })
  expect(pages.map(page => page.recipe.half)).toEqual(['left', 'right'])
  const [a, b, c, d] = truth.quad
  const [top, bottom] = truth.split ?? [[0, 0] as Point, [0, 0] as Point]
  expect(cornerError(truth, [a, top, bottom, d], pages[0]?.recipe.quad)).toBeLessThan(0.006)
  expect(cornerError(truth, [top, b, c, bottom], pages[1]?.recipe.quad)).toBeLessThan(0.006)
  const whole = await scan(spread, { marginMm: 8, dpi: 150 }, { ...automatic, split: 'none' })
  expect(whole.pages.map(page => page.recipe.half)).toEqual([null])
})

test('a blank page is only blank; a blurred and a dark one say so', async () => {
  const blank = await scan(drawEmptyPage(request, false), { marginMm: 8, skewDeg: 1 })
  expect(blank.pages[0]?.flags).toEqual(['blank'])
  expect(Math.abs((blank.pages[0]?.recipe.skewDeg ?? 90) - 1)).toBeLessThan(0.1)
  const blurred = await scan(form, { blurPx: 4, marginMm: 8 })
  expect(blurred.pages[0]?.flags).toContain('blurred')
  const dark = await scan(form, { device: 'photo', marginMm: 20, light: 'dark' })
  expect(dark.pages[0]?.flags).toContain('dark')
})

test('a page that runs out of the image is cut off, and nothing that is there is cropped', async () => {
  const { jpeg, truth } = await renderCapture(form, { ...cleanScan, marginMm: 8 }, 90)
  const cut = await sharp(jpeg)
    .extract({ left: 0, top: 0, width: Math.round(truth.width * 0.8), height: truth.height })
    .toBuffer()
  const [page] = await scanImage({ ...(await decodeImage(cut, 1, 'cut.jpg')), dpi: 200 }, automatic)
  expect(page?.flags).toContain('cut-off')
  expect(page?.recipe.quad[1][0]).toBeGreaterThanOrEqual(truth.width * 0.8 - 2)
})

test('the same page gives the same bytes; a person’s recipe is followed to the letter', async () => {
  const change = { marginMm: 8, skewDeg: 2, dpi: 150 }
  const [first, second] = [await scan(form, change), await scan(form, change)]
  expect(first.pages[0]?.jpeg.equals(second.pages[0]?.jpeg ?? Buffer.alloc(0))).toBe(true)
  const decided = first.pages.map(page => ({ ...page.recipe, rotationDeg: 90 as const }))
  const again = await scan(form, change, { ...automatic, recipes: decided })
  expect(again.pages[0]?.recipe).toEqual(decided[0])
})

test('the archive keeps more: at least the original’s resolution up to 300 dpi, and finer chroma', async () => {
  const { pages } = await scan(form, { marginMm: 8, dpi: 300 }, { profile: 'archive', split: 'auto' })
  expect(pages[0]?.dpi).toBe(300)
  expect(await sharp(pages[0]?.jpeg).metadata()).toMatchObject({ chromaSubsampling: '4:4:4' })
})

const ledger = drawLedgerSpread({
  ...ledgerColumns.KS,
  subtitle: 'NĂM 1987 - XÃ AN HẠC',
  rows: Array.from({ length: 8 }, (_, row) => ({ ...values, so: String(row + 1), ngayDangKy: '05/05/1987' })),
  page: 48,
  hand,
  seed: 2,
})

test('a ledger whose rows run over the fold stays whole; a person may still split it', async () => {
  const { pages } = await scan(ledger, { marginMm: 8, skewDeg: -1.2 })
  expect(pages.map(page => [page.recipe.half, page.flags])).toEqual([[null, []]])
  const split = await scan(ledger, { marginMm: 8 }, { ...automatic, split: 'spread' })
  expect(split.pages.map(page => page.recipe.half)).toEqual(['left', 'right'])
})

test('a fold is looked for where the book’s other folds are, and placed there when none is seen', async () => {
  const single = { marginMm: 8, turnDeg: 0 } as const
  const flat: Drawing = { ...spread, foldX: null }
  const options: ScanOptions = { ...automatic, split: 'spread', gutterNear: { at: 0.47, within: 0.01 } }
  const { truth, pages } = await scan(flat, single, options)
  const foldX = pages[0]?.recipe.quad[1][0] ?? 0
  const [topLeft, topRight] = truth.quad
  expect((foldX - topLeft[0]) / (topRight[0] - topLeft[0])).toBeCloseTo(0.47, 2)
  expect(pages[0]?.flags).toContain('split-unsure')
})

const smear: Accident = jpeg =>
  sharp(jpeg)
    .convolve({ width: 9, height: 9, kernel: Array.from({ length: 81 }, (_, i) => (i % 9 === 4 ? 1 : 0)) })
    .jpeg({ quality: 88 })
    .toBuffer()

const holdByHand: Accident = (jpeg, width, height) => {
  const finger = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><ellipse cx="${width}" cy="${height * 0.6}" rx="${width * 0.14}" ry="${width * 0.045}" fill="#d2997a"/></svg>`
  return sharp(jpeg)
    .composite([{ input: Buffer.from(finger) }])
    .jpeg({ quality: 88 })
    .toBuffer()
}

test('a moved picture, a finger on the page and an empty form say so, and nothing else', async () => {
  const moved = await scan(form, { dpi: 200, marginMm: 8 }, automatic, smear)
  expect(moved.pages[0]?.flags).toEqual(['blurred', 'motion'])
  const held = await scan(form, { device: 'photo', marginMm: 12, dpi: 200 }, automatic, holdByHand)
  expect(held.pages[0]?.flags).toEqual(['finger'])
  const empty = await scan(drawEmptyPage(request, true), { dpi: 200, marginMm: 8, skewDeg: 1 })
  expect(empty.pages[0]?.flags).toEqual(['empty-form'])
  const emptyLedger = drawLedgerSpread({
    ...ledgerColumns.KT,
    subtitle: '',
    rows: [],
    page: 2,
    hand,
    seed: 1,
  })
  expect((await scan(emptyLedger, { marginMm: 8 })).pages[0]?.flags).toEqual(['empty-form'])
})

test('light is evened in what is delivered, and left alone in the archive or when a person says so', async () => {
  const change = { device: 'photo', marginMm: 20, light: 'shadow', dpi: 150 } as const
  const evened = await scan(form, change)
  const archived = await scan(form, change, { ...automatic, profile: 'archive' })
  const decided = evened.pages.map(page => ({ ...page.recipe, tone: 'original' as const }))
  const asked = await scan(form, change, { ...automatic, recipes: decided })
  const [even = 0, kept = 0, wanted = 0] = await Promise.all(
    [evened, archived, asked].map(({ pages }) => darkestPaper(pages[0]?.jpeg)),
  )
  expect(even).toBeGreaterThan(225)
  expect(kept).toBeLessThan(170)
  expect(wanted).toBeLessThan(170)
})

/** The darkest of four empty places near the corners of a page. */
async function darkestPaper(jpeg: Buffer | undefined): Promise<number> {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true })
  const levels = [
    [0.04, 0.1],
    [0.96, 0.1],
    [0.04, 0.95],
    [0.96, 0.95],
  ].map(([x = 0, y = 0]) => data[Math.round(y * info.height) * info.width + Math.round(x * info.width)] ?? 0)
  return Math.min(...levels)
}

test('a JPEG that needs no change is taken over byte for byte; its own output is such a one', async () => {
  const first = await scan(form, { marginMm: 8, skewDeg: 1.1, dpi: 200 })
  const jpeg = first.pages[0]?.jpeg ?? Buffer.alloc(0)
  const again = await scanImage(await decodeImage(jpeg, 1, 'page.jpg'), automatic)
  expect(again[0]?.isOriginal).toBe(true)
  expect(again[0]?.jpeg.equals(jpeg)).toBe(true)
  const archived = await scan(form, { dpi: 200 }, { ...automatic, profile: 'archive' })
  expect(archived.pages[0]?.jpeg.equals(archived.file)).toBe(true)
})

test('a thumbnail comes with the page when it is asked for', async () => {
  const { pages } = await scan(form, { marginMm: 8 }, { ...automatic, thumbnailWidth: 300 })
  expect((await sharp(pages[0]?.thumbnail).metadata()).width).toBe(300)
})
