import { sql } from 'kysely'
import { includesAgency } from '../../access/jurisdiction.ts'
import type { AgencyLevel } from '../../agencies/find-agency.ts'
import { AppError } from '../../errors.ts'
import { appendJournal, systemAgencyId } from '../../journal/append.ts'
import { findOrigin, type Jurisdiction, type Transaction } from '../../platform/postgres/database.ts'
import { type PeriodScheme, periodKey, periodSchemes } from '../../register/legal-period.ts'
import { type PeriodSettings, type Periods, periodSettingsSchema } from './schema.ts'

const name = 'periodSchemes'
const none: PeriodSettings = { inForce: { province: null, district: null, commune: null }, own: [] }

/** Which schemes hold; until somebody chose, none does. */
export async function readPeriodSettings(tx: Transaction): Promise<PeriodSettings> {
  const row = await tx.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row === undefined ? none : periodSettingsSchema.parse(row.value)
}

/** Every scheme: the two plans' and the province's own. */
export function listSchemes({ own }: PeriodSettings): readonly PeriodScheme[] {
  const both = (text: string) => ({ vi: text, en: text })
  return [
    ...periodSchemes,
    ...own.map(
      ({ id, name: called, periods }): PeriodScheme => ({
        ...{ id, name: both(called), status: 'inferred' },
        periods: periods.map(period => ({ ...period, name: both(period.name) })),
      }),
    ),
  ]
}

/** The settings with every scheme, for people to choose from. */
export async function getPeriods(tx: Transaction): Promise<Periods> {
  const settings = await readPeriodSettings(tx)
  return {
    ...settings,
    schemes: listSchemes(settings).map(scheme => ({
      id: scheme.id,
      name: scheme.name,
      periods: scheme.periods.map(period => {
        const { name: called, from, to, law } = period
        return { key: periodKey(scheme, period), name: called, from, to, law }
      }),
    })),
  }
}

/** The scheme in force for the books of a level; undefined while none was chosen. */
export function schemeOf(settings: PeriodSettings, level: AgencyLevel): PeriodScheme | undefined {
  return listSchemes(settings).find(({ id }) => id === settings.inForce[level])
}

/**
 * Sets the schemes, in a transaction of scope 'all'. One for the whole province: only the agency at the top may. Throws `period.province-only`, `period.unknown`.
 */
export async function changePeriodSettings(
  tx: Transaction,
  jurisdiction: Jurisdiction,
  next: PeriodSettings,
): Promise<void> {
  if (!includesAgency(jurisdiction, systemAgencyId)) throw new AppError('period.province-only')
  const known = new Set(listSchemes(next).map(({ id }) => id))
  for (const id of Object.values(next.inForce))
    if (id !== null && !known.has(id)) throw new AppError('period.unknown', { period: id })
  await sql`select pg_advisory_xact_lock(hashtextextended('sogoc.periods', 0))`.execute(tx)
  const before = await readPeriodSettings(tx)
  if (JSON.stringify(before) === JSON.stringify(next)) return
  await sql`
    insert into setting (name, value, updated_by) values (${name}, ${JSON.stringify(next)}::jsonb, ${findOrigin(tx)?.accountId ?? null})
    on conflict (name) do update set value = excluded.value, updated_by = excluded.updated_by, updated_at = now()`.execute(
    tx,
  )
  await appendJournal(tx, {
    action: 'periods.change',
    subject: 'settings',
    detail: { ...next.inForce },
    before,
    after: next,
  })
}
