/** A page in its book's order, as far as its number goes. */
export interface NumberedPage {
  readonly id: string
  readonly number: string | null
  /** Whether its paper should carry a number: a page for entries, not a cover or a loose sheet. */
  readonly expected: boolean
}

/** A page that has a number, by where it stands and where its number says it stands. */
export interface Rank {
  readonly id: string
  readonly number: string
  readonly value: number
  /** Its index in the book. */
  readonly at: number
  /** Numbers that follow each other are one apart; a sheet put in between (53a among 53, 54) has a fraction. */
  readonly rank: number
}
