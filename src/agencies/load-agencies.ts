import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { AppError } from '../errors.ts'
import { appendJournal, systemAgencyId } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { planDvhc, reorganisation } from './dvhc/plan-dvhc.ts'
import type { Dvhc } from './dvhc/read-dvhc.ts'
import { readAgency } from './find-agency.ts'
import { listHeirs } from './list-agencies.ts'
import { lockAgencies } from './lock-agencies.ts'
import type { DeclaredAgency } from './match-declared.ts'
import { type LoadWarning, planLoad } from './plan-load.ts'
import { writeLoad } from './write-load.ts'

/** What a load did. */
export interface LoadReport {
  readonly province: string | null
  /** Agencies in the lists, of all times. */
  readonly listed: number
  readonly added: number
  readonly changed: number
  readonly successions: number
  readonly warnings: readonly LoadWarning[]
}

/**
 * Loads the official lists, of one province (by its code of today) with everything it was made of, or of the whole country. What was declared
 * before is adopted; a second load of the same lists changes nothing. Needs a transaction of scope 'all'. Throws
 * `agency.no-province`.
 */
export async function loadAgencies(tx: Transaction, dvhc: Dvhc, province?: string): Promise<LoadReport> {
  const tree = planDvhc(dvhc, province)
  if (tree.agencies.length === 0) throw unknownProvince(dvhc, province ?? '')
  await lockAgencies(tx)
  const codes = [...new Set(tree.agencies.map(agency => agency.code))]
  const declared = await listDeclared(tx, codes)
  const standing = declared.map(({ agency }) => agency.id)
  const recorded = await listHeirs(tx, standing)
  const plan = planLoad(tree, declared, recorded, newId)
  const counts = {
    listed: tree.agencies.length,
    added: plan.added.length,
    changed: plan.changed.length,
    successions: plan.links.length,
  }
  const report = { province: province ?? null, ...counts, warnings: plan.warnings }
  if (plan.added.length + plan.changed.length + plan.links.length === 0) return report
  await writeLoad(tx, plan)
  for (const { before, after } of plan.changed) {
    await appendJournal(tx, {
      agencyId: after.id,
      action: 'agency.update',
      subject: `agency:${after.id}`,
      detail: { code: after.code, list: reorganisation },
      before,
      after,
    })
  }
  const top = province === undefined ? undefined : await findTop(tx, province)
  await appendJournal(tx, {
    agencyId: top ?? systemAgencyId,
    action: 'agency.load',
    subject: top === undefined ? 'agencies' : `agency:${top}`,
    detail: { province: report.province, ...counts, list: reorganisation, sha256: dvhc.sha256 },
  })
  return report
}

function unknownProvince({ provinces }: Dvhc, code: string): AppError {
  const heir = provinces.find(each => each.madeOf.some(part => part.code === code))
  if (heir === undefined) return new AppError('agency.no-province', { code })
  return new AppError('agency.old-province', { code, heir: heir.code, name: heir.name })
}

async function listDeclared(tx: Transaction, codes: readonly string[]): Promise<DeclaredAgency[]> {
  const rows = await tx
    .selectFrom('agency as a')
    .selectAll('a')
    .select(eb => [
      eb
        .selectFrom('book')
        .select(of => of.fn.min<number | null>('year').as('year'))
        .whereRef('book.agency_id', '=', 'a.id')
        .as('first_book'),
      eb
        .selectFrom('book')
        .select(of => of.fn.max<number | null>('year').as('year'))
        .whereRef('book.agency_id', '=', 'a.id')
        .as('last_book'),
      eb
        .selectFrom('account')
        .select(of => of.fn.countAll<number>().as('count'))
        .whereRef('account.agency_id', '=', 'a.id')
        .as('accounts'),
    ])
    .where('a.code', '=', eb => eb.fn.any(sql<string[]>`${codes}::text[]`))
    .orderBy('a.valid_from')
    .execute()
  return rows.map(row => ({
    agency: readAgency(row),
    firstBook: row.first_book,
    lastBook: row.last_book,
    accounts: Number(row.accounts ?? 0),
  }))
}

async function findTop(tx: Transaction, code: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('agency')
    .select('id')
    .where('code', '=', code)
    .where('level', '=', 'province')
    .orderBy('valid_from', 'desc')
    .executeTakeFirst()
  return row?.id
}
