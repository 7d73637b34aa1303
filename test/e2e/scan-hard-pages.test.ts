import sharp from 'sharp'
import { expect, test } from 'vitest'
import { distance, type Quad } from '../../src/imaging/geometry/point.ts'
import type { ScanOptions } from '../../src/imaging/options.ts'
import { decodeImage } from '../../src/imaging/render/decode.ts'
import { scanImage } from '../../src/imaging/scan-image.ts'
import { type Capture, cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawEmptyPage, drawFormPage, drawNotePage, drawSpread } from '../../src/imaging/synth/draw-form.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import { renderCapture } from '../../src/imaging/synth/render.ts'
import type { Drawing } from '../../src/imaging/synth/sheet.ts'

const hand = { face: 'pen', ink: '#1d2a86' } as const
const blackHand = { face: 'pen', ink: '#2a2a33' } as const
const values = {
  so: '12',
  quyenSo: '01/1998',
  ngayDangKy: '03/04/1998',
  chongHoTen: 'Trần Văn Đạt',
  voHoTen: 'Đặng Thị Hoài',
  chongNgaySinh: '1970',
  voNgaySinh: '1974',
  chongNoiCuTru: 'thôn Quế Trong, xã Núi Quế, tỉnh Sông Trà',
  voNoiCuTru: 'thôn Quế Ngoài, xã Núi Quế, tỉnh Sông Trà',
  nguoiKy: 'Võ Văn Bảy',
  nguoiThucHien: 'Bùi Thị Nga',
}
const request = { form: forms.KH, office: 'UBND xã An Hạc', page: 3, hand, seed: 9 }
const form = drawFormPage({ ...request, cases: [values] })
const note = drawNotePage({
  lines: ['Sổ này có hai trăm trang.', 'Mở sổ ngày 02 tháng 01 năm 1998.', 'Chủ tịch', 'Nguyễn Văn Thành'],
  hand,
  seed: 4,
})
const spread = drawSpread([form, drawFormPage({ ...request, page: 4, seed: 5, cases: [values] })])
const automatic: ScanOptions = { profile: 'hotich-1437', split: 'auto' }

async function scan(drawing: Drawing, change: Partial<Capture>, options = automatic, isGrey = false) {
  const capture = { ...cleanScan, dpi: 150, ...change }
  const { jpeg, truth } = await renderCapture(drawing, capture, 90)
  const file = isGrey ? await sharp(jpeg).greyscale().jpeg({ quality: 90 }).toBuffer() : jpeg
  const decoded = await decodeImage(file, 1, 'page.jpg')
  const pages = await scanImage({ ...decoded, dpi: capture.dpi }, options)
  return { truth, pages, flags: pages.map(page => page.flags) }
}

function worstCorner(expected: Quad, got: Quad | undefined): number {
  return Math.max(...expected.map((corner, i) => distance(corner, got?.[i] ?? [0, 0])))
}

test('on a white table the sheet ends where it ends, not where its shadow does', async () => {
  const change = { device: 'photo', table: 'white', marginMm: 22, perspective: 0.05, skewDeg: 2 } as const
  const { truth, pages } = await scan(form, change)
  const diagonal = Math.hypot(truth.width, truth.height)
  expect(worstCorner(truth.quad, pages[0]?.recipe.quad) / diagonal).toBeLessThan(0.006)
})

test('a few handwritten lines do not turn a page askew', async () => {
  for (const skewDeg of [-2.4, 0.4, 3]) {
    const { truth, pages } = await scan(note, { marginMm: 8, skewDeg })
    expect(Math.abs((pages[0]?.recipe.skewDeg ?? 90) - truth.skewDeg)).toBeLessThan(0.3)
  }
})

test('in grey a filled form is no empty one; an empty form on its head is', async () => {
  const filled = drawFormPage({ ...request, hand: blackHand, cases: [values] })
  expect((await scan(filled, { marginMm: 8, dpi: 200 }, automatic, true)).flags).toEqual([[]])
  const empty = drawEmptyPage({ ...request, form: forms.HN }, true)
  expect((await scan(empty, { marginMm: 8, dpi: 200, turnDeg: 180 })).flags).toEqual([['empty-form']])
})

test('a white book on a white lid is parted at its fold though its edges are not seen', async () => {
  const change = { paper: 'white', bed: 'light', marginMm: 6, skewDeg: -2.2 } as const
  const { truth, pages } = await scan(spread, change)
  expect(pages.map(page => page.recipe.half)).toEqual(['left', 'right'])
  const [top = [0, 0], bottom = [0, 0]] = truth.split ?? []
  const [, foldTop = [0, 0], foldBottom = [0, 0]] = pages[0]?.recipe.quad ?? []
  // The page's own top edge is not where the lid's is: the fold is compared at its own height.
  const at = (y: number) =>
    foldTop[0] + ((y - foldTop[1]) / (foldBottom[1] - foldTop[1])) * (foldBottom[0] - foldTop[0])
  expect(Math.abs(at(top[1]) - top[0])).toBeLessThan(truth.width * 0.005)
  expect(Math.abs(at(bottom[1]) - bottom[0])).toBeLessThan(truth.width * 0.005)
})

const near = { at: 0.5, within: 0.02 }

test('a fold too faint to be sure of is one where the book’s other folds are', async () => {
  const faint = { marginMm: 8, foldShade: 0.08 }
  const alone = await scan(spread, faint)
  expect(alone.pages).toHaveLength(1)
  expect(alone.flags).toEqual([['split-unsure']])
  const inBook = await scan(spread, faint, { ...automatic, gutterNear: near })
  expect(inBook.pages.map(page => page.recipe.half)).toEqual(['left', 'right'])
  const [, top] = inBook.pages[0]?.recipe.quad ?? []
  expect(Math.abs((top?.[0] ?? 0) - (inBook.truth.split?.[0][0] ?? 0))).toBeLessThan(
    inBook.truth.width * 0.004,
  )
})

test('without a fold the book’s place is taken, from the page’s own left even on its head', async () => {
  const flat: Drawing = { ...spread, foldX: null }
  const options: ScanOptions = { ...automatic, split: 'spread', gutterNear: { at: 0.47, within: 0.01 } }
  for (const turnDeg of [0, 180, 90] as const) {
    const { truth, pages } = await scan(flat, { marginMm: 8, turnDeg }, options)
    expect(pages.map(page => page.recipe.half)).toEqual(['left', 'right'])
    const [topLeft, fold = [0, 0]] = pages[0]?.recipe.quad ?? []
    const [from, to] = truth.quad
    expect(distance(topLeft ?? [0, 0], from)).toBeLessThan(truth.width * 0.01)
    expect(distance(from, fold) / distance(from, to)).toBeCloseTo(0.47, 2)
  }
})

test('strips, symbols and other shapes that are no page come out whole', async () => {
  for (const [width, height] of [
    [1, 1],
    [10, 10_000],
    [9000, 10],
    [3, 4000],
    [64, 64],
  ] as const) {
    const png = await sharp({ create: { width, height, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    const pages = await scanImage(await decodeImage(png, 1, 'x.png'), { ...automatic, thumbnailWidth: 200 })
    expect(pages).toHaveLength(1)
    expect(pages[0]?.recipe.quad).toEqual([
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ])
    expect(pages[0]?.flags.length).toBeGreaterThan(0)
  }
})
