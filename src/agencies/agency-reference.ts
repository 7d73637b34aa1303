import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { existsOn } from './agency-rules.ts'
import { type Agency, readAgency } from './find-agency.ts'
import { formatDay, formatPeriod } from './format-period.ts'

/** A code as people give it: `20551`, or `20551@2025-07-01` for whoever bore it on that day. */
export interface AgencyReference {
  readonly code: string
  readonly onDate: string | null
}

/** Splits `CODE@YYYY-MM-DD`; a day that isn't one stays in the code, which is then refused. */
export function parseReference(text: string): AgencyReference {
  const [, code, onDate] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(text.trim()) ?? []
  return code === undefined || onDate === undefined ? { code: text.trim(), onDate: null } : { code, onDate }
}

/** Everybody who ever bore a code, oldest first. */
export async function listBearers(tx: Transaction, code: string): Promise<Agency[]> {
  const rows = await tx
    .selectFrom('agency')
    .selectAll()
    .where('code', '=', code)
    .orderBy('valid_from')
    .execute()
  return rows.map(readAgency)
}

/**
 * The agency that bore a code when a book was opened. Which agency registered can't be changed later, so nothing is guessed.
 * Undefined when nobody ever bore it; throws `agency.ambiguous` when several did in that year, `agency.not-then` when none did.
 */
export async function findAgencyOfYear(
  tx: Transaction,
  reference: string,
  year: number,
): Promise<Agency | undefined> {
  const { code, onDate } = parseReference(reference)
  const bearers = await listBearers(tx, code)
  if (bearers.length === 0) return undefined
  const possible = bearers.filter(agency =>
    onDate === null
      ? agency.validFrom <= `${year}-12-31` && (agency.validTo === null || `${year}-01-01` < agency.validTo)
      : existsOn(agency, onDate),
  )
  const [only] = possible
  if (only !== undefined && possible.length === 1) return only
  const named = (agencies: readonly Agency[]) => {
    const list = agencies.map(agency => `${agency.name} (${formatPeriod(agency)})`).join('; ')
    return { code, list, example: `${code}@${agencies.at(-1)?.validFrom ?? ''}` }
  }
  if (possible.length > 1) throw new AppError('agency.ambiguous', { year, ...named(possible) })
  throw new AppError('agency.not-then', {
    when: onDate === null ? String(year) : formatDay(onDate),
    ...named(bearers),
  })
}
