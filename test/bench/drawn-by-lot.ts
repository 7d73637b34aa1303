import { type Capture, cleanScan } from '../../src/imaging/synth/capture.ts'
import { ledgerColumns } from '../../src/imaging/synth/draw-ledger.ts'
import { forms } from '../../src/imaging/synth/form.ts'
import type { SheetRequest } from '../../src/imaging/synth/page-request.ts'
import type { Hand } from '../../src/imaging/synth/sheet.ts'
import { casesPerPage } from '../../src/training/generate-book.ts'
import type { Random } from '../../src/training/random.ts'

export const kinds = ['KS', 'KH', 'KT', 'CMC', 'HN'] as const
export type Kind = (typeof kinds)[number]
export type Written = Readonly<Record<string, string>>

/** What is drawn by lot for one page. */
export class Draw {
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

  emptySheet() {
    return {
      type: 'empty',
      form: forms.KS,
      office: 'UBND xã An Hạc',
      page: 1,
      hand: this.hand(),
      seed: this.seed,
    } as const
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
