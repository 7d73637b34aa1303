/** So many were looked at, so many of them were wrong. */
export interface Measured {
  readonly measured: number
  readonly wrong: number
}

/** What is known of the fields of one type in one book. */
export interface TypeEvidence {
  /** The field type of the register's data: person-name, partial-date … */
  readonly type: string
  /** Fields keyed in the book's entries that are finished. */
  readonly fields: number
  /** Of them those keyed twice and compared. */
  readonly twice: number
  /** Of those: settled differences, by who was wrong. */
  readonly faults: Readonly<Record<'first' | 'second' | 'both' | 'none', number>>
  /** Answers to known entries, by who keys this book once. */
  readonly gold: Measured
}

/** What is known of those who work on the books of an agency; too rare to be told by type or book. */
export interface AgencyEvidence {
  /**
   * Known fields read by two people: how many, in how many of them somebody was wrong, and in how many of those both had the same wrong value –
   * which no comparison can find.
   */
  readonly pairs: { readonly measured: number; readonly wrong: number; readonly alike: number }
  /** Differences with a known answer that arbiters settled. */
  readonly arbiter: Measured
}

/** Everything that the errors left in a book are estimated from. */
export interface Evidence extends AgencyEvidence {
  readonly types: readonly TypeEvidence[]
}

/** Errors left, in fields per 1,000, with an interval that holds the true number 19 times out of 20. */
export interface Estimate {
  readonly perThousand: number
  readonly low: number
  /** Null: nothing tells how many there may be at most, because errors that two make alike are not measured. */
  readonly high: number | null
}

/** What the estimate had to do without. once: nothing tells how often somebody who keys alone is wrong. */
export type Unmeasured = 'once' | 'shared' | 'arbiter'

/** How well a book is keyed. */
export interface Residual {
  /** Null: nothing was measured that it could be told from. */
  readonly overall: Estimate | null
  readonly types: readonly {
    readonly type: string
    readonly fields: number
    readonly estimate: Estimate | null
  }[]
  readonly unmeasured: readonly Unmeasured[]
  /** Where no shared error was met: at most so many per 1,000, 19 times out of 20 (rule of three); null: measured, or no known field was read by two. */
  readonly sharedBound: number | null
}
