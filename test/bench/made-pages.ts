import { join } from 'node:path'
import { type Capture, cleanScan } from '../../src/imaging/synth/capture.ts'
import { ledgerColumns } from '../../src/imaging/synth/draw-ledger.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import type { PageRequest, SheetRequest } from '../../src/imaging/synth/page-request.ts'
import type { Hand } from '../../src/imaging/synth/sheet.ts'
import { casesPerPage, generateBook } from '../../src/training/generate-book.ts'
import { writeOnPaper } from '../../src/training/paper-text.ts'
import { createRandom, mix, type Random, weighted } from '../../src/training/random.ts'

/** A page to draw for an evaluation, and what is known about it beforehand. */
export interface MadePlan extends PageRequest {
  readonly file: string
  /** How many pages it should give; undefined where either is right. */
  readonly pages: 1 | 2 | undefined
  readonly defects: readonly string[]
}

const kinds = ['KS', 'KH', 'KT', 'CMC', 'HN'] as const
type Kind = (typeof kinds)[number]
type Written = Readonly<Record<string, string>>

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

/** What is drawn by lot for one page. */
class Draw {
  readonly random: Random
  readonly seed: number
  private readonly written: ReadonlyMap<Kind, readonly Written[]>

  constructor(random: Random, written: ReadonlyMap<Kind, readonly Written[]>, seed: number) {
    this.random = random
    this.written = written
    this.seed = seed
  }

  between(from: number, to: number): number {
    return from + (to - from) * this.random.next()
  }

  hand(): Hand {
    const { random } = this
    if (random.chance(0.2)) return { face: 'print', ink: '#20201f' }
    return {
      face: 'pen',
      ink: random.pick(['#2b3a9b', '#1f2d7d', '#2a2a33', '#4a3a6a', '#5a5a60']),
      slant: random.pick([0, 0, 0.2, 0.4]),
    }
  }

  values(kind: Kind, count: number): Written[] {
    const rows = this.written.get(kind) ?? []
    const first = this.random.integer(0, rows.length - count)
    return rows.slice(first, first + count)
  }

  form(change: { readonly empty?: boolean } = {}): SheetRequest {
    const kind = this.random.pick(kinds)
    const common = {
      form: forms[kind],
      office: 'UBND xã An Hạc',
      page: this.random.integer(1, 200),
      hand: this.hand(),
      seed: this.random.integer(1, 1e6),
    }
    if (change.empty === true) return { type: 'empty', printed: true, ...common }
    const most = casesPerPage(kind)
    return { type: 'form', ...common, cases: this.values(kind, this.random.integer(1, most)) }
  }

  ledger(rows: number, single = false): SheetRequest {
    const kind = this.random.pick(['KS', 'KT'] as const)
    return {
      type: 'ledger',
      ...ledgerColumns[kind],
      ...(single ? { right: [] } : {}),
      subtitle: 'NĂM 1998 - XÃ AN HẠC',
      rows: this.values(kind, rows),
      page: 2 * this.random.integer(1, 60),
      hand: this.hand(),
      seed: this.random.integer(1, 1e6),
    }
  }

  note(): SheetRequest {
    const lines = [
      'Sổ này có hai trăm trang, đánh số từ một đến hai trăm.',
      'Mở sổ ngày 02 tháng 01 năm 1998.',
      'Khóa sổ ngày 31 tháng 12 năm 1998, tổng số một trăm',
      'chín mươi sáu trường hợp đã đăng ký.',
      'Ủy ban nhân dân xã An Hạc',
      'Chủ tịch',
      'Nguyễn Văn Thành',
    ]
    const first = this.random.integer(0, 2)
    return {
      type: 'note',
      lines: lines.slice(first, first + this.random.integer(3, 5)),
      hand: { face: 'pen', ink: '#24328f' },
      seed: this.seed,
    }
  }

  /** What wears all pages, in any picture. */
  private worn(): Partial<Capture> {
    const { random } = this
    return {
      paper: random.pick(['white', 'cream', 'cream', 'aged']),
      grain: random.pick([0, 2, 4]),
      stains: random.chance(0.2) ? random.integer(1, 3) : 0,
      bleed: random.chance(0.25) ? this.between(0.03, 0.12) : 0,
      tornCorners: random.chance(0.12) ? random.integer(1, 2) : 0,
      seed: this.seed,
    }
  }

  scan(): Capture {
    const { random } = this
    const marginMm = random.chance(0.2) ? 0 : this.between(3, 12)
    return {
      ...cleanScan,
      ...this.worn(),
      dpi: random.pick([200, 200, 300]),
      marginMm,
      skewDeg: marginMm === 0 ? this.between(-0.6, 0.6) : this.between(-5, 5),
      turnDeg: random.chance(0.65) ? 0 : random.pick([90, 180, 270]),
      bed: random.pick(['dark', 'dark', 'light']),
      light: random.chance(0.25) ? 'uneven' : 'even',
      blurPx: random.chance(0.2) ? this.between(0.4, 0.8) : 0,
      foldShade: this.between(0.3, 0.7),
    }
  }

  photo(): Capture {
    const { random } = this
    return {
      ...cleanScan,
      ...this.worn(),
      device: 'photo',
      dpi: random.pick([180, 220, 250]),
      marginMm: this.between(10, 35),
      skewDeg: this.between(-5, 5),
      turnDeg: random.chance(0.75) ? 0 : random.pick([90, 180, 270]),
      table: random.pick(['wood', 'wood', 'cloth', 'white', 'dark']),
      light: random.pick(['even', 'uneven', 'shadow']),
      perspective: this.between(0.01, 0.11),
      cast: random.chance(0.3) ? this.between(0.15, 0.45) : 0,
      beneathMm: random.chance(0.2) ? this.between(0.5, 2) : 0,
      curl: random.chance(0.6) ? this.between(0.005, 0.025) : 0,
      foldShade: this.between(0.25, 0.65),
      blurPx: this.between(0.3, 0.8),
    }
  }

  either(): Capture {
    return this.random.chance(0.5) ? this.scan() : this.photo()
  }
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
    sheet: { ...emptySheet(draw), printed: false },
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
    sheet: { type: 'spread', pages: [draw.note(), { ...emptySheet(draw), printed: false }] },
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

function emptySheet(draw: Draw) {
  return {
    type: 'empty',
    form: forms.KS,
    office: 'UBND xã An Hạc',
    page: 1,
    hand: draw.hand(),
    seed: draw.seed,
  } as const
}
