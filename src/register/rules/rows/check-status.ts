import { type Finding, finding } from '../../finding.ts'
import type { RegisterKind } from '../../kind.ts'
import { type Reading, textOf } from '../reading.ts'

/** A status (declared missing, divorced) against the date and ground of its note: one does not come without the other. */
export function checkStatus(kind: RegisterKind, reading: Reading): Finding[] {
  const { row } = reading
  const labelOf = (id: string) => kind.fields.find(field => field.id === id)?.label
  return kind.facts.grounds.flatMap(({ status, codes, ground }) => {
    const value = textOf(reading, status)
    const given = ground.find(field => textOf(reading, field) !== '')
    const label = labelOf(status)
    const other = given === undefined ? undefined : labelOf(given)
    const params = {
      label: label?.vi ?? '',
      labelEn: label?.en ?? '',
      other: other?.vi ?? '',
      otherEn: other?.en ?? '',
    }
    if (codes.includes(value) && given === undefined && textOf(reading, 'ghiChu') === '')
      return [finding('status.no-ground', { row, column: status, value, params })]
    return value === '' && given !== undefined
      ? [finding('status.missing', { row, column: status, params })]
      : []
  })
}
