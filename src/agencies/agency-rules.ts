import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Agency, type AgencyLevel, readAgency } from './find-agency.ts'
import { formatPeriod } from './format-period.ts'
import { agencyLevels } from './schema.ts'

/** From when to when something exists: `validTo` is the first day on which it no longer does. */
export interface Period {
  readonly validFrom: string
  readonly validTo: string | null
}

/** Whether an agency exists on a day. */
export function existsOn({ validFrom, validTo }: Period, day: string): boolean {
  return validFrom <= day && (validTo === null || day < validTo)
}

/** Whether there is a day on which both exist. */
export function overlap(a: Period, b: Period): boolean {
  return (a.validTo === null || b.validFrom < a.validTo) && (b.validTo === null || a.validFrom < b.validTo)
}

/** Throws `agency.parent-level`, `agency.parent-time` when an agency can't stand under another. */
export function requireFittingParent(agency: Period & { readonly level: AgencyLevel }, parent: Agency): void {
  if (agencyLevels.indexOf(parent.level) >= agencyLevels.indexOf(agency.level))
    throw new AppError('agency.parent-level', { name: parent.name })
  if (!overlap(agency, parent))
    throw new AppError('agency.parent-time', { name: parent.name, period: formatPeriod(parent) })
}

/** Another agency that bears the code at the same time; `own` is left out. */
export async function findBearer(
  tx: Transaction,
  code: string,
  period: Period,
  own?: string,
): Promise<Agency | undefined> {
  const rows = await tx.selectFrom('agency').selectAll().where('code', '=', code).execute()
  return rows.map(readAgency).find(each => each.id !== own && overlap(each, period))
}

/** Throws `agency.exists` when another agency bears the code at the same time: books could be of either. `own` is left out. */
export async function requireFreeCode(
  tx: Transaction,
  code: string,
  period: Period,
  own?: string,
): Promise<void> {
  const other = await findBearer(tx, code, period, own)
  if (other !== undefined)
    throw new AppError('agency.exists', { code, name: other.name, period: formatPeriod(other) })
}

/** Throws `agency.dates` when an agency would end before it begins. */
export function requireOrder({ validFrom, validTo }: Period): void {
  if (validTo !== null && validTo <= validFrom) throw new AppError('agency.dates')
}
