import { v7 as newId } from 'uuid'
import { AppError } from '../errors.ts'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Agency, type AgencyLevel, findAgencyByCode, getAgencyByCode } from './find-agency.ts'
import { unknownSince } from './format-period.ts'
import { placeholderName } from './match-declared.ts'

/** What is known of an agency that has to be declared on the way. */
export interface AgencyHint {
  readonly name?: string
  readonly level?: AgencyLevel
  readonly parentId?: string
  /** `YYYY-MM-DD`; unknown agencies are taken to be as old as the oldest books. */
  readonly validFrom?: string
}

/** The level by the length of an administrative code (quyết định 124/2004/QĐ-TTg): province 2 digits, district 3, commune 5. */
export function guessLevel(code: string): AgencyLevel {
  if (code.length === 2) return 'province'
  return code.length === 3 ? 'district' : 'commune'
}

/**
 * The agency with this code, declared now if there is none; for a registry that is filled before its agencies are listed.
 * Needs a transaction of scope 'all'. Throws `agency.code`.
 */
export async function ensureAgency(
  tx: Transaction,
  code: string,
  hint: AgencyHint = {},
  accountId: string | null = null,
): Promise<Agency> {
  const found = await findAgencyByCode(tx, code)
  if (found !== undefined) return found
  if (!/^[A-Za-z0-9._-]{1,32}$/.test(code)) throw new AppError('agency.code', { code })
  const id = newId()
  const level = hint.level ?? guessLevel(code)
  const added = await tx
    .insertInto('agency')
    .values({
      id,
      code,
      level,
      name: (hint.name ?? placeholderName(code)).normalize('NFC'),
      parent_id: hint.parentId ?? null,
      valid_from: hint.validFrom ?? unknownSince,
    })
    .onConflict(conflict => conflict.columns(['code', 'valid_from']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (added !== undefined) {
    await appendJournal(tx, {
      agencyId: id,
      accountId,
      action: 'agency.create',
      subject: `agency:${id}`,
      detail: { code, level },
    })
  }
  return getAgencyByCode(tx, code)
}
