import { type Finding, finding } from '../finding.ts'
import { type EntryNumber, parseEntryNumber } from '../number.ts'

/** What the closing of the paper book says (thông tư 04/2020/TT-BTP, Đ.36), or what is known of its entries. */
export interface BookClosing {
  /** The total of events written there; null when not known. */
  readonly total: number | null
  /** Entries crossed out: they may be counted, and typed, or not. */
  readonly cancelled?: number
  /** Numbers the paper is known to lack (số bỏ): `53`, `53/2017`. */
  readonly skipped?: readonly string[]
}

/** The count of the rows against that of the closing. */
export function checkClosing(rows: number, { total, cancelled = 0 }: BookClosing): Finding[] {
  if (total === null || [0, cancelled, -cancelled].includes(rows - total)) return []
  return [finding('book.closing', { value: String(rows), params: { total } })]
}

/** The numbers the paper is known to lack. */
export function skippedNumbers({ skipped = [] }: BookClosing): EntryNumber[] {
  return skipped.flatMap(text => parseEntryNumber(text) ?? [])
}
