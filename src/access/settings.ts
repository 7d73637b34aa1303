import { sql } from 'kysely'
import { appendJournal } from '../journal/append.ts'
import { findOrigin, type Transaction } from '../platform/postgres/database.ts'
import { type Role, roleSchema, type Settings, settingsSchema } from './schema.ts'

/** What holds until an administrator says otherwise. Retention: docs/operations.md. */
const defaults: Settings = {
  secondFactorRoles: [],
  keepSessionsDays: 90,
  keepJobsDays: 30,
  keepUnusablePackagesDays: 90,
}

/** The name of the setting that the guard reads with every request, beside the session. */
export const secondFactorRolesName = 'secondFactorRoles' satisfies keyof Settings

/** The roles in that setting's value as it is stored; a role that no longer exists is left out. */
export function readSecondFactorRoles(value: unknown): readonly Role[] {
  const stored = value === null || value === undefined ? defaults.secondFactorRoles : value
  return Array.isArray(stored)
    ? stored.filter((role): role is Role => roleSchema.safeParse(role).success)
    : []
}

/** The settings of the system; what was never set has its default. */
export async function readSettings(tx: Transaction): Promise<Settings> {
  const rows = await tx.selectFrom('setting').select(['name', 'value']).execute()
  const stored = Object.fromEntries(rows.map(row => [row.name, row.value]))
  return settingsSchema.parse({ ...defaults, ...stored })
}

/** Sets all settings, in a transaction of scope 'all'; notes the change in the system's chain if there is one. */
export async function changeSettings(tx: Transaction, next: Settings): Promise<void> {
  // Two administrators at once: the second sees what the first has set.
  await sql`select pg_advisory_xact_lock(hashtextextended('sogoc.settings', 0))`.execute(tx)
  const before = await readSettings(tx)
  const after = { ...next, secondFactorRoles: [...new Set(next.secondFactorRoles)].sort() }
  const changed = Object.entries(after).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Settings]),
  )
  if (changed.length === 0) return
  const origin = findOrigin(tx)
  await tx
    .insertInto('setting')
    .values(
      changed.map(([name, value]) => ({
        name,
        value: JSON.stringify(value),
        updated_by: origin?.accountId ?? null,
      })),
    )
    .onConflict(conflict =>
      conflict.column('name').doUpdateSet(eb => ({
        value: eb.ref('excluded.value'),
        updated_by: eb.ref('excluded.updated_by'),
        updated_at: new Date(),
      })),
    )
    .execute()
  await appendJournal(tx, {
    action: 'settings.change',
    subject: 'settings',
    detail: Object.fromEntries(changed),
    before,
    after,
  })
}
