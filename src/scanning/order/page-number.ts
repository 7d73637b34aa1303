/** A page number as written on paper: `5` or, for a side of a leaf, `5a`. */
export interface PageNumber {
  readonly value: number
  /** `''`, or the letter of a side or of a sheet put in between. */
  readonly letter: string
}

/** Reads a page number as it is stored; undefined for anything else. */
export function parsePageNumber(text: string): PageNumber | undefined {
  const match = /^([0-9]{1,5})([a-z]?)$/.exec(text)
  if (match === null) return undefined
  return { value: Number(match[1]), letter: match[2] ?? '' }
}

/** The way a page number is stored. */
export function formatPageNumber({ value, letter }: PageNumber): string {
  return `${value}${letter}`
}
