import { join } from 'node:path'
import { type Capture, cleanScan } from '../../src/imaging/synth/capture.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import type { PageRequest, SheetRequest } from '../../src/imaging/synth/page-request.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'

const book = { kind: 'KS', year: 2004, volume: '01', agency: '20509', seed: 5 } as const
const hand = { face: 'pen', ink: '#23336b' } as const

/** Birth entries on clean 300-dpi scans of A4 forms with some bed around them, a little crooked. */
export function plainPages(folder: string, count: number): PageRequest[] {
  return fillForms(count).map((sheet, i) => ({
    sheet,
    capture: { ...scan300, skewDeg: (i % 7) / 2 - 1.5, seed: i },
    quality: 88,
    path: join(folder, `${String(i + 1).padStart(4, '0')}.jpg`),
  }))
}

const scan300: Capture = { ...cleanScan, dpi: 300, marginMm: 6, grain: 3 }

/** Pages that take the most bytes: stains, a sheet full of handwriting, the back showing through, torn and worn, photographs. */
export function worstPages(folder: string): PageRequest[] {
  const worn: Partial<Capture>[] = [
    { stains: 4, paper: 'aged', grain: 5 },
    { stains: 2, bleed: 0.16, paper: 'aged', grain: 5 },
    { tornCorners: 2, stains: 3, paper: 'aged', grain: 6, light: 'uneven' },
    { ...photo, light: 'shadow', cast: 0.3 },
    { ...photo, light: 'uneven', paper: 'aged', stains: 2 },
  ]
  const filled = fillForms(worn.length * 2)
  return worn.flatMap((change, i) => [
    request(folder, `worn-${i}`, filled[i], { ...scan300, ...change, skewDeg: i / 3 - 0.5, seed: i }),
    request(folder, `full-${i}`, fullPage(i), { ...scan300, ...change, skewDeg: 0.4 - i / 3, seed: i + 50 }),
  ])
}

const photo: Partial<Capture> = { device: 'photo', perspective: 0.04, grain: 6, blurPx: 0.6, table: 'wood' }

function request(
  folder: string,
  name: string,
  sheet: SheetRequest | undefined,
  capture: Capture,
): PageRequest {
  if (sheet === undefined) throw new Error('too few forms')
  return { sheet, capture, quality: 90, path: join(folder, `${name}.jpg`) }
}

function fillForms(count: number): SheetRequest[] {
  return [...generateBook({ ...book, rows: count })].map((row, i) => ({
    type: 'form',
    form: forms.KS,
    office: 'UBND xã An Hạc',
    page: i + 1,
    cases: [writeOnPaper('KS', row.values)],
    hand,
    seed: i,
  }))
}

/** A note that fills its sheet, 28 lines. */
function fullPage(seed: number): SheetRequest {
  const rows = [...generateBook({ ...book, rows: 28, seed: 90 + seed })]
  const lines = rows.map(
    ({ values }) => `Ghi chú: ${values['nksHoTen'] ?? ''}, con bà ${values['meHoTen'] ?? ''}, đã cải chính.`,
  )
  return { type: 'note', lines, hand, seed }
}
