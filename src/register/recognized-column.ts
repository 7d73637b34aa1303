/** A column of a sheet whose header is known; `field` is null for a column that holds no field (STT). */
export interface RecognizedColumn {
  readonly index: number
  readonly header: string
  readonly field: string | null
  /** Whether the header is written just as the ministry writes it. */
  readonly exact: boolean
  /** By what it is known: the ministry's name (in any case), Vietnamese words that mean only this, or a person's word. */
  readonly by: 'name' | 'label' | 'told'
}

/** A column whose header is not known, with the field it probably means. */
export interface UnknownColumn {
  readonly index: number
  readonly header: string
  readonly suggestion: string | null
}
