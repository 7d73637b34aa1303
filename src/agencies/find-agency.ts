import type { Selectable } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { Tables } from '../platform/postgres/tables.ts'
import { today } from '../platform/vietnam-day.ts'
import type { Agency } from './schema.ts'

export type { Agency } from './schema.ts'
export type AgencyLevel = Agency['level']

/** A row of the table as the program names its columns. Dates are `YYYY-MM-DD`; `validTo` is the first day it no longer exists. */
export function readAgency(row: Selectable<Tables['agency']>): Agency {
  return {
    id: row.id,
    code: row.code,
    level: row.level,
    name: row.name,
    parentId: row.parent_id,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }
}

/** The agency that carried the code on a day (today when left out), else the latest that ever carried it: codes are re-used. */
export async function findAgencyByCode(
  tx: Transaction,
  code: string,
  onDate?: string,
): Promise<Agency | undefined> {
  const rows = await tx
    .selectFrom('agency')
    .selectAll()
    .where('code', '=', code)
    .orderBy('valid_from', 'desc')
    .execute()
  const day = onDate ?? today()
  const row =
    rows.find(({ valid_from, valid_to }) => valid_from <= day && (valid_to === null || day < valid_to)) ??
    rows[0]
  return row === undefined ? undefined : readAgency(row)
}

/** As `findAgencyByCode`; throws `agency.unknown`. */
export async function getAgencyByCode(tx: Transaction, code: string, onDate?: string): Promise<Agency> {
  const agency = await findAgencyByCode(tx, code, onDate)
  if (agency === undefined) throw new AppError('agency.unknown', { code })
  return agency
}

/** An agency by its id. */
export async function findAgency(tx: Transaction, id: string): Promise<Agency | undefined> {
  const row = await tx.selectFrom('agency').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : readAgency(row)
}
