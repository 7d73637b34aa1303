import type { Finding } from '../finding.ts'
import type { KindCode } from '../kind.ts'

/** A book among others. Its rows may come before or after it is named. */
export interface CrossBook {
  /** Tells books apart: a path, an id. */
  readonly key: string
  /** What people call it in a finding about another book: the file's name, or the book and its agency. */
  readonly file: string
  readonly kind: KindCode
  /** The year it was opened and its volume; null where nothing says. */
  readonly year: number | null
  readonly volume: string | null
  /** Which agency registered: any text that is the same for all its books; null when not known. */
  readonly agency: string | null
  /** Nothing is reported about it and it is not compared as a book: entries that stand elsewhere already, for others to be compared with. */
  readonly isReference?: boolean
}

/** A finding about a row of a book, or about the book as a whole (`row` null). */
export interface CrossFinding extends Finding {
  /** The key of its book. */
  readonly book: string
}
