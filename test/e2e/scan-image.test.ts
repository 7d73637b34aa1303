import sharp from 'sharp'
import { expect, test } from 'vitest'
import { distance, type Point, type Quad } from '../../src/imaging/geometry/point.ts'
import type { ScanOptions } from '../../src/imaging/options.ts'
import { decodeImage } from '../../src/imaging/render/decode.ts'
import { scanImage } from '../../src/imaging/scan-image.ts'
import { type Capture, type CaptureTruth, cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawEmptyPage, drawFormPage, drawSpread } from '../../src/imaging/synth/draw-form.ts'
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

async function scan(drawing: Drawing, change: Partial<Capture>, options = automatic) {
  const capture = { ...cleanScan, dpi: 150, ...change }
  const { jpeg, truth } = await renderCapture(drawing, capture, 90)
  const decoded = await decodeImage(jpeg, 1, 'page.jpg')
  return { truth, pages: await scanImage({ ...decoded, dpi: capture.dpi }, options) }
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
