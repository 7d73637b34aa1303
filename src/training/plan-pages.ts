import type { Capture } from '../imaging/synth/capture.ts'
import { cleanScan } from '../imaging/synth/capture.ts'
import { ledgerColumns } from '../imaging/synth/draw-ledger.ts'
import { type Form, forms, plainForm } from '../imaging/synth/form.ts'
import type { PageRequest } from '../imaging/synth/page-request.ts'
import type { Hand } from '../imaging/synth/sheet.ts'
import { getKind, type KindCode } from '../register/kind.ts'
import { casesPerPage, type GeneratedRow } from './generate-book.ts'
import { writeOnPaper } from './paper-text.ts'
import { createRandom, mix } from './random.ts'

/** How a book looks and was captured. */
export interface BookLook {
  /** `spread`: forms like `form`, but the open book is captured, two pages at once. */
  readonly layout: 'form' | 'ledger' | 'spread'
  readonly paper: Capture['paper']
  readonly hand: Hand['face']
  /** `flatbed`: a scanner with a dark bed; `phone`: photographs on a desk; `mixed`: a scanner, with slips and now and then a phone. */
  readonly captured: 'flatbed' | 'phone' | 'mixed'
  readonly dpi: number
  /** Whether the last picture is out of focus and a blank page follows: work for the eye. */
  readonly isFlawed?: boolean
}

/** A picture to make, and the positions (from 0) of the rows that stand on it. */
export interface PlannedPage {
  readonly sheet: PageRequest['sheet']
  readonly capture: Capture
  readonly rows: readonly number[]
}

const inks = ['#2b3a9b', '#1f2d7d', '#32327a', '#2a2a33'] as const
const ledgerRows = 8

/** Lays a book's rows out on pages and says how each page was captured; the same request gives the same pages. */
export function planPages(
  kind: KindCode,
  office: string,
  year: number,
  rows: readonly GeneratedRow[],
  look: BookLook,
  seed: number,
): PlannedPage[] {
  const written = rows.map(row => writeOnPaper(kind, row.values))
  const hand: Hand = {
    face: look.hand,
    ink: look.hand === 'print' ? '#20201f' : createRandom(seed, 7).pick(inks),
  }
  const isLedger = look.layout === 'ledger' && (kind === 'KS' || kind === 'KT')
  const perSheet = isLedger ? ledgerRows : casesPerPage(kind)
  const pages: PlannedPage[] = []
  for (let first = 0; first < rows.length; first += perSheet) {
    const index = pages.length
    const cases = written.slice(first, first + perSheet)
    const common = { hand, seed: mix(seed, index) }
    const sheet: PageRequest['sheet'] = isLedger
      ? {
          type: 'ledger',
          ...ledgerColumns[kind],
          subtitle: `NĂM ${year} - ${office.replace(/^UBND /, '').toLocaleUpperCase('vi')}`,
          rows: cases,
          page: index * 2 + 2,
          ...common,
        }
      : { type: 'form', form: formOf(kind), office, page: index + 1, cases, ...common }
    pages.push({ sheet, capture: planCapture(look, index, seed), rows: cases.map((_, at) => first + at) })
  }
  if (look.layout === 'spread') return pairPages(pages)
  return look.isFlawed === true
    ? withFlaws(pages, { type: 'empty', printed: false, form: formOf(kind), office, page: 0, hand, seed })
    : pages
}

/** Two pages a picture, as the book lies open; a last one alone stays alone. */
function pairPages(pages: readonly PlannedPage[]): PlannedPage[] {
  const pairs: PlannedPage[] = []
  for (let at = 0; at < pages.length; at += 2) {
    const [left, right] = pages.slice(at, at + 2)
    if (left === undefined) break
    pairs.push(
      right === undefined
        ? left
        : {
            sheet: { type: 'spread', pages: [left.sheet, right.sheet] },
            capture: left.capture,
            rows: [...left.rows, ...right.rows],
          },
    )
  }
  return pairs
}

function withFlaws(pages: readonly PlannedPage[], blank: PageRequest['sheet']): PlannedPage[] {
  const last = pages.at(-1)
  if (last === undefined) return []
  const blurred = { ...last, capture: { ...last.capture, blurPx: 3.2 } }
  return [...pages.slice(0, -1), blurred, { sheet: blank, capture: { ...last.capture, grain: 3 }, rows: [] }]
}

function formOf(kind: KindCode): Form {
  if (kind === 'KS' || kind === 'KH' || kind === 'KT' || kind === 'CMC' || kind === 'HN') return forms[kind]
  const { name, fields } = getKind(kind)
  const skipped = new Set(['trangSo', 'noiDangKy', 'nguoiKy', 'nguoiThucHien', 'chucVuNguoiKy', 'ghiChu'])
  const lines = fields.filter(field => !skipped.has(field.id)).slice(0, 22)
  return plainForm(
    name.vi.toLocaleUpperCase('vi'),
    lines.map(field => ({ label: field.label.vi, field: field.id })),
  )
}

/** Scanners put pages down nearly straight; now and then one lies sideways or upside down, or somebody took a phone. */
function planCapture(look: BookLook, index: number, seed: number): Capture {
  const random = createRandom(seed, 8, index)
  const isPhoto = look.captured === 'phone' || (look.captured === 'mixed' && index % 10 === 6)
  const skewDeg = Math.round((random.next() - 0.5) * (isPhoto ? 5 : 2.6) * 10) / 10
  const base: Capture = {
    ...cleanScan,
    dpi: look.dpi,
    paper: look.paper,
    skewDeg,
    // Grain costs a third of the time and of the bytes: every fourth page has it.
    grain: index % 4 === 0 ? 3 : 0,
    seed: mix(seed, 9, index),
  }
  if (isPhoto) {
    const light = random.pick(['uneven', 'shadow', 'uneven', 'even'] as const)
    return { ...base, device: 'photo', marginMm: 18, perspective: 0.03 + random.next() * 0.06, light }
  }
  const turnDeg = look.captured !== 'mixed' ? 0 : index % 9 === 4 ? 180 : index % 11 === 7 ? 90 : 0
  return {
    ...base,
    marginMm: 5,
    turnDeg,
    stains: random.chance(0.12) ? 1 : 0,
    blurPx: random.chance(0.1) ? 0.7 : 0,
  }
}
