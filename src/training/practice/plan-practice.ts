import { z } from 'zod'
import { forms } from '../../imaging/synth/form.ts'
import type { Values } from '../entries/entry.ts'
import { type GeneratedRow, generateBook } from '../generate-book.ts'
import { type BookLook, type PlannedPage, planPages } from '../plan-pages.ts'
import { plantMistakes } from '../plant-mistakes.ts'
import { createRandom, mix } from '../random.ts'
import type { Lesson } from './lessons.ts'
import { plantSlips } from './plant-slips.ts'

const valuesSchema = z.record(z.string(), z.string())

/** The known answers of a practice book. */
export const answersSchema = z.object({
  /** What the book says, entry by entry; the number of an entry is its place from 1. */
  rows: z.array(valuesSchema),
  /** What somebody typed of it, with mistakes; as many as `rows`. */
  given: z.array(valuesSchema),
  /** The mistakes in `given`: entry (from 0) and field. */
  planted: z.array(z.object({ row: z.number().int(), field: z.string() })),
  /**
   * The pictures in the order they were taken in: the turn that puts each upright, its page in the book (from 1; null: does not belong), of which page it is a second
   * picture (either of the two will do), its entries (from 0).
   */
  pages: z.array(
    z.object({
      name: z.string(),
      turnDeg: z.number(),
      page: z.number().int().nullable(),
      copyOf: z.number().int().nullable(),
      rows: z.array(z.number().int()),
    }),
  ),
})
export type Answers = z.infer<typeof answersSchema>

/** A practice book before it is drawn: its pictures in the order they are taken in, and the answers. */
export interface PracticePlan {
  readonly rows: readonly GeneratedRow[]
  readonly pages: readonly (PlannedPage & { readonly name: string })[]
  readonly answers: Answers
}

const look: BookLook = { layout: 'form', paper: 'cream', hand: 'pen', captured: 'flatbed', dpi: 150 }
/** An invented commune (administration.ts). */
const commune = { code: 'ST-101', office: 'UBND xã An Hạc' }

/** Plans the practice book of a lesson; the same lesson, volume and seed give the same book. */
export function planPractice(lesson: Lesson, volume: string, seed: number): PracticePlan {
  const { kind, year } = lesson
  const rows = [
    ...generateBook({ kind, year, volume: '01', agency: commune.code, rows: lesson.rows, seed }),
  ].map(row => ({
    ...row,
    values: { ...row.values, quyenSo: `${volume}/${year}` },
  }))
  const inOrder = planPages(kind, commune.office, year, rows, look, seed).map((page, at) => ({
    ...page,
    page: at + 1,
    copyOf: null,
  }))
  const captured = (lesson.code === 'scan' ? muddle(kind, inOrder, seed) : inOrder).map((page, at) => ({
    ...page,
    name: `IMG_${String(at + 1).padStart(4, '0')}.jpg`,
  }))
  const truth = rows.map(row => row.values)
  return {
    rows,
    pages: captured,
    answers: {
      rows: truth,
      ...plant(lesson, truth, seed),
      pages: captured.map(page => ({
        name: page.name,
        turnDeg: page.capture.turnDeg,
        page: page.page,
        copyOf: page.copyOf,
        rows: [...page.rows],
      })),
    },
  }
}

interface PageOfBook extends PlannedPage {
  /** From 1; null: it does not belong into the book. */
  readonly page: number | null
  /** The page that was taken twice. */
  readonly copyOf: number | null
}

/** As a hasty scanner leaves a book: two pages swapped, one upside down, one sideways, one taken twice, a blank one between. */
function muddle(kind: Lesson['kind'], pages: readonly PageOfBook[], seed: number): readonly PageOfBook[] {
  const random = createRandom(seed, 31)
  const turned = pages.map((page, at): PageOfBook => {
    const turnDeg = at === 1 ? 180 : at === pages.length - 1 ? 90 : 0
    return { ...page, capture: { ...page.capture, turnDeg } }
  })
  const [first, second, third, ...rest] = turned
  const last = rest.at(-1)
  if (first === undefined || second === undefined || third === undefined || last === undefined) return turned
  const blank: PageOfBook = {
    sheet: {
      ...{ type: 'empty', printed: false, office: commune.office, page: 0, seed },
      form: forms[kind],
      hand: { face: 'pen', ink: '#2b3a9b' },
    },
    capture: { ...first.capture, seed: mix(seed, 32) },
    rows: [],
    page: null,
    copyOf: null,
  }
  const twice: PageOfBook = {
    ...first,
    capture: { ...first.capture, skewDeg: first.capture.skewDeg + 1.2, seed: mix(seed, 33) },
    page: null,
    copyOf: first.page,
  }
  const muddled = random.chance(0.5) ? [first, third, second] : [second, first, third]
  return [...muddled, blank, twice, ...rest]
}

/** What the rules find and what only the image tells, as much as the lesson is about. */
function plant(
  { code, kind }: Lesson,
  rows: readonly Values[],
  seed: number,
): Pick<Answers, 'given' | 'planted'> {
  if (code === 'check') {
    const { rows: typed, mistakes } = plantMistakes(kind, rows, 5, seed)
    const hasty = mistakes.map(({ row, column }) => ({ row, field: column }))
    const free = rows.flatMap((_, at) => (hasty.some(({ row }) => row === at) ? [] : [at]))
    const slips = plantSlips(kind, typed, free, 3, seed)
    return { given: slips.rows, planted: [...hasty, ...slips.planted].sort((a, b) => a.row - b.row) }
  }
  if (code === 'accept') {
    const all = rows.map((_, at) => at)
    const { rows: given, planted } = plantSlips(kind, rows, all, createRandom(seed, 34).integer(1, 3), seed)
    return { given, planted }
  }
  return { given: rows.map(row => ({ ...row })), planted: [] }
}
