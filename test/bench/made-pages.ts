import { join } from 'node:path'
import type { Capture } from '../../src/imaging/synth/capture.ts'
import type { PageRequest, SheetRequest } from '../../src/imaging/synth/page-request.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'
import { createRandom, mix, weighted } from '../../src/training/random.ts'
import { Draw, type Kind, kinds, type Written } from './drawn-by-lot.ts'

/** A page to draw for an evaluation, and what is known about it beforehand. */
export interface MadePlan extends PageRequest {
  readonly file: string
  /** How many pages it should give; undefined where either is right. */
  readonly pages: 1 | 2 | undefined
  readonly defects: readonly string[]
}

/** Draws by lot the pages of an evaluation: every kind of sheet, scanned or photographed, a third of them with something wrong. */
export function planMadePages(count: number, seed: number, folder: string): MadePlan[] {
  const written = new Map<Kind, Written[]>()
  for (const kind of kinds) {
    const book = { kind, year: 1998, volume: '01', agency: '20509', rows: 200, seed: mix(seed, 1) } as const
    written.set(
      kind,
      [...generateBook(book)].map(row => writeOnPaper(kind, row.values)),
    )
  }
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom(seed, 2, index)
    const draw = new Draw(random, written, mix(seed, 3, index))
    const kind = random.pickWeighted(kindsOfPages)
    const { sheet, capture, pages = 1, defects = [] }: Plan = plans[kind](draw)
    const file = `${String(index + 1).padStart(4, '0')}_${kind}.jpg`
    return { file, sheet, capture, pages, defects, quality: 88, path: join(folder, file) }
  })
}

interface Plan {
  readonly sheet: SheetRequest
  readonly capture: Capture
  readonly pages?: 1 | 2 | undefined
  readonly defects?: readonly string[]
}

const plans = {
  'scan-form': (draw: Draw): Plan => ({ sheet: draw.form(), capture: draw.scan() }),
  'photo-form': (draw: Draw): Plan => ({ sheet: draw.form(), capture: draw.photo() }),
  'scan-spread': (draw: Draw): Plan => spread(draw, draw.scan()),
  'photo-spread': (draw: Draw): Plan => spread(draw, draw.photo()),
  'scan-ledger': (draw: Draw): Plan => ({
    sheet: draw.ledger(draw.random.integer(3, 8)),
    capture: draw.scan(),
  }),
  'photo-ledger': (draw: Draw): Plan => ({
    sheet: draw.ledger(draw.random.integer(3, 8)),
    capture: draw.photo(),
  }),
  'ledger-page': (draw: Draw): Plan => ({
    sheet: draw.ledger(draw.random.integer(3, 8), true),
    capture: draw.either(),
  }),
  note: (draw: Draw): Plan => ({ sheet: draw.note(), capture: draw.either() }),
  blank: (draw: Draw): Plan => ({
    sheet: { ...draw.emptySheet(), printed: false },
    capture: { ...draw.either(), bleed: 0 },
    defects: ['blank'],
  }),
  'empty-form': (draw: Draw): Plan => ({
    sheet: draw.form({ empty: true }),
    capture: { ...draw.either(), bleed: 0 },
    defects: ['empty-form'],
  }),
  'empty-ledger': (draw: Draw): Plan => ({
    sheet: draw.ledger(0),
    capture: { ...draw.scan(), bleed: 0 },
    defects: ['empty-form'],
  }),
  'near-empty-spread': (draw: Draw): Plan => ({
    sheet: { type: 'spread', pages: [draw.note(), { ...draw.emptySheet(), printed: false }] },
    capture: { ...draw.either(), bleed: 0 },
    pages: 2,
    defects: ['may-be-blank'],
  }),
  blurred: (draw: Draw): Plan => {
    const capture = draw.either()
    return {
      sheet: draw.form(),
      capture: { ...capture, blurPx: (draw.between(2.4, 4) * capture.dpi) / 200 },
      defects: ['blur'],
    }
  },
  motion: (draw: Draw): Plan => {
    const capture = draw.either()
    return {
      sheet: draw.form(),
      capture: { ...capture, motionPx: (draw.between(8, 14) * capture.dpi) / 200 },
      defects: ['motion'],
    }
  },
  dark: (draw: Draw): Plan => ({
    sheet: draw.form(),
    capture: { ...draw.photo(), light: 'dark', cast: 0 },
    defects: ['dark'],
  }),
  overexposed: (draw: Draw): Plan => ({
    sheet: draw.form(),
    capture: { ...draw.either(), exposure: draw.between(1.9, 2.4), light: 'even', cast: 0 },
    defects: ['over'],
  }),
  flash: (draw: Draw): Plan => ({
    sheet: draw.form(),
    capture: { ...draw.photo(), light: 'flash', cast: 0, paper: draw.random.pick(['cream', 'aged']) },
    defects: ['glare'],
  }),
  'cut-off': (draw: Draw): Plan => {
    const capture = draw.either()
    const onSide = capture.turnDeg === 90 || capture.turnDeg === 270
    const side = draw.random.pick(onSide ? (['top', 'bottom'] as const) : (['left', 'right'] as const))
    // The margin round the sheet, and then 5 to 15 % of the sheet itself, with the ends of its lines.
    const long = capture.device === 'photo' ? 0.16 : 0.1
    const share = Math.min(0.32, long + draw.between(0.05, 0.15))
    return { sheet: draw.form(), capture: { ...capture, cut: { side, share } }, defects: ['cut-off'] }
  },
  finger: (draw: Draw): Plan => ({
    sheet: draw.form(),
    capture: { ...draw.photo(), finger: draw.random.pick(['left', 'right', 'bottom']), cast: 0 },
    defects: ['finger'],
  }),
  'low-resolution': (draw: Draw): Plan => ({
    sheet: draw.form(),
    capture: { ...draw.either(), dpi: draw.random.integer(75, 115), blurPx: 0 },
    defects: ['low-resolution'],
  }),
}

/** How often each kind comes, in hundredths. */
const shares: Readonly<Record<keyof typeof plans, number>> = {
  'scan-form': 17,
  'photo-form': 20,
  'scan-spread': 7,
  'photo-spread': 7,
  'scan-ledger': 4,
  'photo-ledger': 4,
  'ledger-page': 4,
  note: 3,
  blank: 3,
  'empty-form': 4,
  'empty-ledger': 1,
  'near-empty-spread': 2,
  blurred: 3,
  motion: 3,
  dark: 3,
  overexposed: 3,
  flash: 3,
  'cut-off': 4,
  finger: 3,
  'low-resolution': 2,
}

const kindsOfPages = weighted(Object.entries(shares) as [keyof typeof plans, number][])

function spread(draw: Draw, capture: Capture): Plan {
  return { sheet: { type: 'spread', pages: [draw.form(), draw.form()] }, capture, pages: 2 }
}
