import type { AgencyLevel } from '../agencies/find-agency.ts'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Role } from './schema.ts'

/** Roles that make sense at one level of agency only; the others work anywhere: districts and provinces keep books, too. */
const onlyAt: Readonly<Partial<Record<Role, AgencyLevel>>> = {
  'province-lead': 'province',
  district: 'district',
}

/** Whether accounts of a role may stand at an agency of a level. */
export function fitsLevel(role: Role, level: AgencyLevel): boolean {
  return onlyAt[role] === undefined || onlyAt[role] === level
}

/** Throws `agency.unknown` and `account.role-level`. */
export async function checkRoleLevel(tx: Transaction, role: Role, agencyId: string): Promise<void> {
  const agency = await tx.selectFrom('agency').select('level').where('id', '=', agencyId).executeTakeFirst()
  if (agency === undefined) throw new AppError('agency.unknown', { code: agencyId })
  if (!fitsLevel(role, agency.level)) throw new AppError('account.role-level')
}
