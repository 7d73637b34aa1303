import { expect, test } from 'vitest'
import { openPdf } from '../../src/imaging/pdf/read-pdf.ts'
import { writePdf } from '../../src/imaging/pdf/write-pdf.ts'
import { decodeImage } from '../../src/imaging/render/decode.ts'
import { scanImage } from '../../src/imaging/scan-image.ts'
import { cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawFormPage } from '../../src/imaging/synth/draw-form.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import { renderCapture } from '../../src/imaging/synth/render.ts'

const options = { profile: 'hotich-1437', split: 'auto' } as const

const sheet = drawFormPage({
  form: forms.KS,
  office: 'UBND xã An Hạc',
  page: 1,
  cases: [{ so: '1', nksHoTen: 'Nguyễn Thị Mỹ Ưởng', meHoTen: 'Đặng Thị Hoài', nguoiKy: 'Võ Văn Bảy' }],
  hand: { face: 'pen', ink: '#1d2a86' },
  seed: 1,
})

async function scanned(jpeg: Buffer, dpi: number) {
  const pdf = await openPdf(writePdf([{ jpeg, dpi }], { title: 'x' }), 'a.pdf')
  const page = await pdf.readPage(1)
  if (page.kind !== 'jpeg') throw new Error('expected the scanner’s JPEG')
  const decoded = await decodeImage(page.jpeg, 1, 'a.pdf', { ignoreOrientation: true })
  pdf.close()
  const [first] = await scanImage({ ...decoded, dpi: page.dpi }, options)
  if (first === undefined) throw new Error('no page')
  return first
}

test('a scanner’s page that is upright, level, even and small is passed on byte for byte; a large or crooked one is drawn anew', async () => {
  const capture = { ...cleanScan, dpi: 150, marginMm: 0 }
  const level = await renderCapture(sheet, capture, 25)
  const kept = await scanned(level.jpeg, 150)
  expect([kept.isOriginal, kept.jpeg.equals(level.jpeg), kept.dpi]).toEqual([true, true, 150])
  const large = await renderCapture(sheet, capture, 80)
  expect((await scanned(large.jpeg, 150)).isOriginal).toBe(false)
  const crooked = await renderCapture(sheet, { ...capture, marginMm: 6, skewDeg: 1 }, 25)
  expect((await scanned(crooked.jpeg, 150)).isOriginal).toBe(false)
})

test('scanning our own page again passes it on: no generation is added to what is finished', async () => {
  const capture = { ...cleanScan, dpi: 150, marginMm: 6, skewDeg: -0.8 }
  const first = await scanned((await renderCapture(sheet, capture, 85)).jpeg, 150)
  const second = await scanned(first.jpeg, first.dpi)
  expect([first.isOriginal, second.isOriginal]).toEqual([false, true])
  expect(second.jpeg.equals(first.jpeg)).toBe(true)
})
