import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { partWithin } from '../../src/imaging/geometry/part-within.ts'
import type { PagePart } from '../../src/imaging/page-part.ts'
import { findReader, type Reader } from '../../src/imaging/reading/find-reader.ts'
import { readWords } from '../../src/imaging/reading/read-words.ts'
import { type Capture, cleanScan } from '../../src/imaging/synth/capture.ts'
import { drawFormPage } from '../../src/imaging/synth/draw-form.ts'
import { drawPages } from '../../src/imaging/synth/draw-pages.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import type { SheetRequest } from '../../src/imaging/synth/page-request.ts'
import type { DrawnText } from '../../src/imaging/synth/sheet.ts'
import { createImagingPool, type ImagingPool } from '../../src/imaging/worker/pool.ts'
import {
  findReading,
  fitsBook,
  leastConfidence,
  type ReadingSort,
  readingSortOf,
} from '../../src/keying/reading/accept-reading.ts'
import { programEntry } from '../../src/platform/program.ts'
import { getKind } from '../../src/register/kind.ts'
import { toneKey } from '../../src/register/names.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'
import { type Figure, percentile } from './measure.ts'

/** Pages of each kind, two cases a page: SOGOC_BENCH_PAGES=40 for a closer look. */
const pagesPerKind = Number(process.env['SOGOC_BENCH_PAGES'] ?? 10)
const kinds = ['KS', 'KH', 'KT'] as const
const year = 2008
const sheetHeight = 2970
const sheetWidth = 2100
/** The upper of two cases on a page begins here, the lower so much further down, in tenths of a millimetre. */
const upperTop = 150
const caseHeight = 1370

interface Outcome {
  readonly sort: ReadingSort
  readonly isRight: boolean
  /** Null: nothing that could be offered was read. */
  readonly confidence: number | null
  readonly ms: number
}

/**
 * How well printed forms are read: pages of invented people set in print on dotted lines and in tables, scanned at 300 dpi (skewed, aged, stained) or, one
 * in three, photographed, straightened and encoded as the product does it, and read in the places that somebody would have drawn. What is offered
 * at each confidence, and how much of it is wrong.
 */
export async function benchKeyingReading(folder: string): Promise<readonly Figure[]> {
  const reader = await findReader()
  if (reader === undefined) return [{ what: 'tesseract', value: 'not installed' }]
  const pool = createImagingPool({ programEntry })
  try {
    const outcomes: Outcome[] = []
    for (const code of kinds) outcomes.push(...(await readKind(join(folder, code), code, pool, reader)))
    return [{ what: 'reader', value: `tesseract ${reader.language}` }, ...figuresOf(outcomes)]
  } finally {
    await pool.close()
  }
}

async function readKind(
  folder: string,
  code: (typeof kinds)[number],
  pool: ImagingPool,
  reader: Reader,
): Promise<Outcome[]> {
  const kind = getKind(code)
  const request = { kind: code, year, volume: '01', agency: '20509', rows: pagesPerKind * 2, seed: 8 }
  const rows = [...generateBook(request)].map(({ number, values }) => ({
    ...{ number, truth: values, written: writeOnPaper(code, values) },
  }))
  const sheets = Array.from({ length: pagesPerKind }, (_, page) => ({
    ...{ type: 'form' as const, form: forms[code], office: 'UBND xã Đồng Mây', page, seed: page + 1 },
    hand: { face: 'print' as const, ink: '#23252b' },
    cases: rows.slice(page * 2, page * 2 + 2).map(({ written }) => written),
  }))
  const places = teach(sheets.map(sheet => drawFormPage(sheet).texts))
  const fields = kind.fields.filter(field => places.has(field.id) && readingSortOf(kind, field) !== undefined)
  const rendered = await render(folder, sheets, pool)
  const outcomes: Outcome[] = []
  for (const [index, { number, truth }] of rows.entries()) {
    const path = rendered[Math.floor(index / 2)] ?? ''
    const part = {
      left: 0,
      width: 1,
      top: (upperTop + (index % 2) * caseHeight) / sheetHeight,
      height: caseHeight / sheetHeight,
    }
    const cuts = await pool.cutPrint(
      path,
      fields.map(({ id }) => partWithin(part, places.get(id) ?? part)),
    )
    for (const [at, field] of fields.entries()) {
      const sort = readingSortOf(kind, field)
      const cut = cuts[at]
      const value: string = truth[field.id] ?? ''
      if (sort === undefined || cut === undefined) continue
      const started = performance.now()
      const words = await readWords(reader, cut, 'block', AbortSignal.timeout(60_000))
      const ms = performance.now() - started
      const found = findReading({ kind, year }, field.id, words)
      const offered =
        found !== undefined && fitsBook({ kind, year }, number, field.id, found.text) ? found : undefined
      const isRight = offered !== undefined && toneKey(offered.text) === toneKey(value)
      outcomes.push({ sort, ms, isRight, confidence: offered?.confidence ?? null })
    }
  }
  return outcomes
}

/** Takes the sheets' pictures and has them straightened and encoded; gives the paths of what came of it. */
async function render(
  folder: string,
  sheets: readonly SheetRequest[],
  pool: ImagingPool,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true })
  const drawn = await drawPages(
    sheets.map((sheet, page) => ({
      ...{ sheet, capture: captureOf(page), quality: 85, path: join(folder, `${page}.jpg`) },
    })),
    { programEntry },
  )
  return Promise.all(
    drawn.map(async ({ path }) => {
      const options = { profile: 'hotich-1437', split: 'auto', thumbnailWidth: 300 } as const
      const { pages } = await pool.scan({ path, page: 1 }, options)
      const target = path.replace(/\.jpg$/, '-page.jpg')
      await writeFile(target, pages[0]?.jpeg ?? Buffer.alloc(0))
      return target
    }),
  )
}

function captureOf(page: number): Capture {
  const shared = { ...cleanScan, seed: page + 1, grain: 2 }
  if (page % 3 === 2) {
    const photo = { device: 'photo', dpi: 220, marginMm: 12, perspective: 0.03, light: 'uneven' } as const
    return { ...shared, ...photo, blurPx: 0.5, skewDeg: 1.5 - (page % 4) }
  }
  const paper = page % 2 === 1 ? 'aged' : 'cream'
  return {
    ...shared,
    dpi: 300,
    marginMm: 7,
    skewDeg: ((page % 5) - 2) * 0.6,
    bleed: page % 2 ? 0.08 : 0,
    stains: page % 4,
    paper,
  }
}

/** Where somebody who sees these sheets would draw the fields: around all that stands there and a little more, told of the part that carries a case. */
function teach(sheets: readonly (readonly DrawnText[])[]): ReadonlyMap<string, PagePart> {
  const corners = new Map<string, { readonly x: number[]; readonly y: number[] }>()
  for (const { field, quad } of sheets.flat()) {
    if (field === null) continue
    const top = upperTop + (quad[0][1] > upperTop + caseHeight ? caseHeight : 0)
    const known = corners.get(field) ?? { x: [], y: [] }
    known.x.push(...quad.map(([x]) => x))
    known.y.push(...quad.map(([, y]) => y - top))
    corners.set(field, known)
  }
  return new Map(
    [...corners].map(([field, { x, y }]) => {
      const [left, top] = [Math.min(...x) - 8, Math.min(...y) - 6]
      const [right, bottom] = [Math.max(...x) + 22, Math.max(...y) + 6]
      return [
        field,
        {
          ...{ left: left / sheetWidth, width: (right - left) / sheetWidth },
          ...{ top: top / caseHeight, height: (bottom - top) / caseHeight },
        },
      ]
    }),
  )
}

const limits = [0, 0.5, 0.7, 0.8, 0.9, 0.93, 0.95] as const

function figuresOf(outcomes: readonly Outcome[]): Figure[] {
  const sorts = [...new Set(outcomes.map(({ sort }) => sort))]
  const times = outcomes.map(({ ms }) => ms)
  return [
    ...sorts.map(sort =>
      lineOf(
        `${sort}, as offered (≥ ${leastConfidence[sort]})`,
        outcomes.filter(each => each.sort === sort),
        leastConfidence[sort],
      ),
    ),
    {
      what: 'all fields, as offered',
      value: shareOf(
        outcomes.length,
        outcomes.filter(({ sort, confidence }) => confidence !== null && confidence >= leastConfidence[sort]),
      ),
    },
    ...sorts.flatMap(sort =>
      limits.map(limit =>
        lineOf(
          `${sort}, confidence ≥ ${limit}`,
          outcomes.filter(each => each.sort === sort),
          limit,
        ),
      ),
    ),
    {
      what: 'time of a field, p50 / p95',
      value: `${percentile(times, 0.5).toFixed(0)} / ${percentile(times, 0.95).toFixed(0)} ms`,
    },
  ]
}

function lineOf(what: string, of: readonly Outcome[], limit: number): Figure {
  return {
    what,
    value: shareOf(
      of.length,
      of.filter(({ confidence }) => confidence !== null && confidence >= limit),
    ),
  }
}

function shareOf(of: number, offered: readonly Outcome[]): string {
  const right = offered.filter(({ isRight }) => isRight).length
  const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
  return `of ${of} fields ${percent(right, of)} offered right; wrong ${percent(offered.length - right, offered.length)} of ${offered.length} offered`
}
