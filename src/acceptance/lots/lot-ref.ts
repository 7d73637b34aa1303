/** A lot by the agency that accepts and its id. */
export interface LotRef {
  readonly agencyId: string
  readonly lotId: string
}
