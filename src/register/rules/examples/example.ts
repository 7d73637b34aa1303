import type { KindCode } from '../../kind.ts'
import { cleanEntries } from '../../testing/defects.ts'
import type { BookClosing } from '../check-closing.ts'

/** Values that differ from a clean entry. */
export type Changes = Readonly<Record<string, string>>
/** The kinds that a clean entry is kept of (`testing/defects.ts`). */
export type ExampleKind = keyof typeof cleanEntries

/** An entry that a rule speaks of and one that it nearly does: what is changed in the clean entry of the kind. */
export interface EntryExample {
  readonly of: 'entry'
  readonly kind: ExampleKind
  readonly wrong: Changes
  readonly right: Changes
}

/** A small book of 2017, volume 01, unless it says otherwise. */
export interface SampleBook {
  readonly rows: readonly Changes[]
  readonly pdfNames?: readonly string[]
  /** The header row, where it is not simply every column. */
  readonly header?: readonly string[]
  /** The workbook's name. */
  readonly file?: string
  readonly closing?: BookClosing
  /** The cells as they stood in the sheet, by column, for every row. */
  readonly raw?: Changes
}

/** A book that a rule speaks of and one that it nearly does. */
export interface BookExample {
  readonly of: 'book'
  readonly kind: ExampleKind
  readonly wrong: SampleBook
  readonly right: SampleBook
}

/** A book among others: whole rows, not changes. */
export interface AmongBooks {
  readonly kind: KindCode
  readonly year?: number
  readonly volume?: string
  readonly rows: readonly Changes[]
}

/** Books of one agency that a rule speaks of, and some that it nearly does. */
export interface BooksExample {
  readonly of: 'books'
  readonly wrong: readonly AmongBooks[]
  readonly right: readonly AmongBooks[]
}

/** What a rule fires on, and what it must not fire on. */
export type RuleExample = EntryExample | BookExample | BooksExample

/** Changes in the clean entry of a kind. */
export function entry(kind: ExampleKind, wrong: Changes, right: Changes = {}): EntryExample {
  return { of: 'entry', kind, wrong, right }
}

/** Two books of births. */
export function book(wrong: SampleBook, right: SampleBook): BookExample {
  return { of: 'book', kind: 'KS', wrong, right }
}

/** Two shelves of books. */
export function books(wrong: readonly AmongBooks[], right: readonly AmongBooks[]): BooksExample {
  return { of: 'books', wrong, right }
}

const letters = 'BCDGHKLMNPTVX'

/** So many entries, numbered from 1, two to a page, each with its own day. */
export function numbered(count: number, changes: Changes = {}): Changes[] {
  return Array.from({ length: count }, (_, at) => {
    const day = `${String((at % 28) + 1).padStart(2, '0')}.${String(2 + Math.floor(at / 28)).padStart(2, '0')}.2017`
    const own = {
      chaHoTen: `Nguyễn Văn ${letters.charAt(at % letters.length)}ình`,
      meHoTen: `Trần Thị ${letters.charAt(at % letters.length)}ình`,
      nksHoTen: `NGUYỄN THỊ ${letters.charAt(at % letters.length)}À`,
      so: String(at + 1),
      trangSo: String(1 + Math.floor(at / 2)),
      ngayDangKy: day,
      nksNgaySinh: '01.2017',
    }
    return { ...own, nksNgaySinhBangChu: '', ...changes }
  })
}

/** A row of a list with other values. */
export function changed(rows: readonly Changes[], at: number, changes: Changes): Changes[] {
  return rows.map((row, index) => (index === at ? { ...row, ...changes } : row))
}

/** The clean entry of a kind with changes. */
export function clean(kind: ExampleKind, changes: Changes): Changes {
  return { ...cleanEntries[kind], ...changes }
}
