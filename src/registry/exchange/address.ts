import type { Dvhc } from '../../agencies/dvhc/read-dvhc.ts'
import { normalizeText } from '../../register/names.ts'

/** An address as the messages have it. `dcChiTiet` is the whole text as the book has it, so that nothing depends on the codes. */
export interface ExchangeAddress {
  readonly maTinh: string | null
  /** Never known: there are no districts since 01/07/2025, and no list of the earlier ones. */
  readonly maHuyen: null
  readonly maXa: string | null
  readonly dcChiTiet: string
}

/** Since this day the official list is the one we hold; a unit of an earlier address may be another one of the same name. */
const listHoldsSince = '2025-07-01'

const fold = (text: string) =>
  normalizeText(text)
    .toLowerCase()
    .replace(/^tp\.?\s+/, 'thành phố ')

/**
 * An address with the codes of its province and commune where both are certain: the book was written when the list held, the last part
 * names a province of it and exactly one part a commune, ward or special zone of that province. `writtenOn`: `YYYY-MM-DD`, undefined when unknown.
 */
export function formatAddress(text: string, writtenOn: string | undefined, dvhc: Dvhc): ExchangeAddress {
  const bare: ExchangeAddress = { maTinh: null, maHuyen: null, maXa: null, dcChiTiet: text }
  if (writtenOn === undefined || writtenOn < listHoldsSince) return bare
  const parts = text.split(',').map(fold)
  const last = parts.at(-1)
  const province = dvhc.provinces.find(
    ({ name, renamed }) => fold(name) === last || (renamed !== null && fold(renamed.name) === last),
  )
  if (province === undefined) return bare
  const communes = dvhc.communes.filter(
    ({ province: code, name }) => code === province.code && parts.includes(fold(name)),
  )
  const [commune, another] = communes
  return { ...bare, maTinh: province.code, maXa: another === undefined ? (commune?.code ?? null) : null }
}
