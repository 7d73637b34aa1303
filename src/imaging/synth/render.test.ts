import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { Quad } from '../geometry/point.ts'
import { type Capture, cleanScan } from './capture.ts'
import { drawEmptyPage, drawFormPage, drawSpread } from './draw-form.ts'
import { forms } from './form.ts'
import { renderCapture } from './render.ts'
import { createSheet } from './sheet.ts'

const hand = { face: 'pen', ink: '#1d2a86' } as const
const values = {
  so: '12',
  nksHoTen: 'Nguyễn Thị Mỹ Ưởng',
  nksNgaySinh: '03/04/1996',
  meHoTen: 'Đặng Thị Hoài',
  nguoiKy: 'Võ Văn Bảy',
}
const page = drawFormPage({
  form: forms.KS,
  office: 'UBND xã An Hạc',
  page: 3,
  cases: [values],
  hand,
  seed: 9,
})

/** The grey picture, one byte a pixel. */
async function readGrey(
  jpeg: Buffer,
): Promise<{ at: (x: number, y: number) => number; width: number; height: number }> {
  const { data, info } = await sharp(jpeg).greyscale().raw().toBuffer({ resolveWithObject: true })
  return {
    at: (x, y) => data[Math.round(y) * info.width + Math.round(x)] ?? 255,
    width: info.width,
    height: info.height,
  }
}

/** Whether a point lies in a convex quad given clockwise. */
function inside(quad: Quad, x: number, y: number): boolean {
  return quad.every(([x1, y1], index) => {
    const [x2, y2] = quad[(index + 1) % 4] ?? [0, 0]
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= -2
  })
}

const captures: readonly Partial<Capture>[] = [
  {},
  { skewDeg: 2.5, marginMm: 8 },
  { turnDeg: 90, skewDeg: -1.5, marginMm: 6 },
  { turnDeg: 180, marginMm: 6 },
  { turnDeg: 270, skewDeg: 1, marginMm: 6, bed: 'light' },
  { device: 'photo', skewDeg: -3, perspective: 0.1, marginMm: 20, light: 'shadow' },
  { device: 'photo', turnDeg: 90, perspective: 0.08, marginMm: 15 },
]

describe('the truth of a made page', () => {
  it.each(captures)('has ink in the quad of every text that was drawn: %j', async change => {
    const capture = { ...cleanScan, dpi: 100, ...change }
    const { jpeg, truth } = await renderCapture(page, capture)
    const grey = await readGrey(jpeg)
    expect([grey.width, grey.height]).toEqual([truth.width, truth.height])
    expect(truth.texts.filter(text => text.kind === 'written').map(text => text.text)).toEqual(
      expect.arrayContaining(Object.values(values)),
    )
    for (const { quad, text } of truth.texts) {
      const xs = quad.map(([x]) => x)
      const ys = quad.map(([, y]) => y)
      let darkest = 255
      let lightest = 0
      for (let y = Math.min(...ys); y <= Math.max(...ys); y++) {
        for (let x = Math.min(...xs); x <= Math.max(...xs); x++) {
          if (!inside(quad, x, y)) continue
          darkest = Math.min(darkest, grey.at(x, y))
          lightest = Math.max(lightest, grey.at(x, y))
        }
      }
      expect(lightest - darkest, text).toBeGreaterThan(60)
    }
  })

  it.each(captures)(
    'names the corners as read and the turn that makes the page upright: %j',
    async change => {
      const { truth } = await renderCapture(page, { ...cleanScan, dpi: 40, ...change })
      const [topLeft, topRight, , bottomLeft] = truth.quad
      const angle =
        (Math.atan2(topRight[1] - topLeft[1], topRight[0] - topLeft[0]) * 180) / Math.PI + truth.rotationDeg
      const wrapped = ((angle + 540) % 360) - 180
      expect(Math.abs(wrapped - truth.skewDeg)).toBeLessThan(2.5)
      const width = Math.hypot(topRight[0] - topLeft[0], topRight[1] - topLeft[1])
      const height = Math.hypot(bottomLeft[0] - topLeft[0], bottomLeft[1] - topLeft[1])
      expect(height / width).toBeCloseTo(297 / 210, 0)
      if (truth.rotationDeg === 0)
        expect(truth.skewDeg).toBeCloseTo(change.skewDeg ?? 0, change.device === 'photo' ? -0.5 : 2)
    },
  )

  it('tells where two facing pages meet', async () => {
    const { truth } = await renderCapture(drawSpread([page, page]), { ...cleanScan, dpi: 40 })
    expect(truth.split?.map(([x]) => Math.round((x / truth.width) * 100))).toEqual([50, 50])
  })

  it('knows an empty form and a blank page', () => {
    const request = { form: forms.KT, office: 'UBND xã An Hạc', page: 4, hand, seed: 1 }
    expect(drawEmptyPage(request, false).texts).toEqual([])
    const printed = drawEmptyPage(request, true)
    expect(printed.texts.length).toBeGreaterThan(15)
    expect(printed.texts.filter(text => text.kind === 'written')).toEqual([])
  })

  it('draws the same bytes for the same request', async () => {
    const capture = { ...cleanScan, dpi: 60, grain: 5, blurPx: 0.8, stains: 2 }
    const [first, second] = [await renderCapture(page, capture), await renderCapture(page, capture)]
    expect(first.jpeg.equals(second.jpeg)).toBe(true)
  })

  it('needs no font of the machine: text is drawn as outlines', () => {
    expect(page.marks).not.toContain('<text')
  })

  it('writes within the space it is given, smaller when it must', () => {
    const sheet = createSheet(2100, 2970, hand, 1)
    sheet.write('thôn Quế Trong, xã Núi Quế, huyện Trường Miên, tỉnh Sông Trà', 200, 400, {
      size: 60,
      maxWidth: 500,
      field: 'x',
    })
    const [text] = sheet.finish().texts
    expect(Math.max(...(text?.quad.map(([x]) => x) ?? []))).toBeLessThanOrEqual(700.1)
  })
})
