/** A book as the phone keeps it. */
export interface Book {
  readonly agency: string
  readonly agencyName: string
  readonly id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
}
