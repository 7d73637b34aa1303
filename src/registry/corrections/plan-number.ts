import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { findKind } from '../../register/kind.ts'
import { listExistingRecords } from '../deposit/find-existing.ts'
import type { Fields } from '../records/content.ts'
import type { Renumbering } from '../records/write-version.ts'
import type { CorrectedRecord } from './find-record.ts'

/** The number of a record that gets other fields. */
export interface PlannedNumber {
  /** Absent when number and year stay. */
  readonly key?: Renumbering
  /** Another standing record of the agency has the new number in the same year. */
  readonly repeats: boolean
}

/**
 * The natural key of a record by the fields it is about to get: when number or year change, the next occurrence under the new one. The
 * caller holds the kind's numbers. Throws `repair.number` when they can't be read.
 */
export async function planNumber(
  tx: Transaction,
  record: CorrectedRecord,
  fields: Fields,
): Promise<PlannedNumber> {
  const kind = findKind(record.kind)
  const entry = kind === undefined ? undefined : readEntry(kind, { values: fields })
  if (entry === undefined || entry.number === null || entry.year === null) throw new AppError('repair.number')
  const number = `${entry.number.value}${entry.number.suffix}`
  const { year } = entry
  if (number === record.number && year === record.year) return { repeats: false }
  const others = await listExistingRecords(tx, record.agencyId, record.kind, [{ year, number }])
  const occurrence = 1 + Math.max(0, ...others.map(other => other.occurrence))
  const former = { year: record.year, number: record.number }
  return { key: { year, number, occurrence, former }, repeats: others.some(other => !other.removed) }
}
