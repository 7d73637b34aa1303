import type { Dvhc } from '../../agencies/dvhc/read-dvhc.ts'
import { parsePartialDate, rangeOf } from '../../register/partial-date.ts'
import { type ExchangeAddress, formatAddress } from './address.ts'
import type { ExchangeProfile } from './exchange-profile.ts'

/** The content of a message: every value is a text or an address. */
export type ExchangeData = Readonly<Record<string, string | ExchangeAddress>>

/** A record's fields under the names of a message; what the book leaves blank is left out. */
export function formatExchange(
  { fields }: ExchangeProfile,
  values: Readonly<Record<string, string>>,
  dvhc: Dvhc,
): ExchangeData {
  const writtenOn = findDay(values.ngayDangKy)
  return Object.fromEntries(
    fields.flatMap(({ name, field, as }) => {
      const value = values[field]
      if (value === undefined || value === '') return []
      return [[name, as === 'address' ? formatAddress(value, writtenOn, dvhc) : value]]
    }),
  )
}

/** The fields of a record from a message of `formatExchange`; members that the profile does not name are no field of ours. */
export function parseExchange({ fields }: ExchangeProfile, data: ExchangeData): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name, field }) => {
      const value = data[name]
      if (value === undefined) return []
      return [[field, typeof value === 'string' ? value : value.dcChiTiet]]
    }),
  )
}

/** The day the entry was made, where the book gives a whole date. */
function findDay(raw: string | undefined): string | undefined {
  const parsed = parsePartialDate(raw ?? '')
  if (parsed.ok === undefined) return undefined
  const { from, to } = rangeOf(parsed.ok)
  return from === to ? from : undefined
}
