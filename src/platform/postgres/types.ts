import { types } from 'pg'

const bool = (raw: string) => raw === 't'

/** A bigint as a number: counts and sizes fit in 53 bits; what does not is refused rather than rounded. */
function wholeNumber(raw: string): number {
  const value = Number(raw)
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${raw} does not fit in a number`)
  return value
}

const parsers: Readonly<Record<number, (raw: string) => unknown>> = {
  [types.builtins.BOOL]: bool,
  [types.builtins.INT8]: wholeNumber,
  // A day has no time zone: as a Date it would become the evening before in Việt Nam.
  [types.builtins.DATE]: raw => raw,
}

/** How columns arrive: bigint as a number, date as `YYYY-MM-DD`, timestamptz as Date, bytea as Buffer, jsonb parsed. */
export const columnTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    const own = format === 'binary' ? undefined : parsers[oid]
    return own ?? types.getTypeParser(oid, format)
  },
}
