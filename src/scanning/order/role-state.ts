import { sql } from 'kysely'
import { z } from 'zod'
import type { StateKind } from '../../inventory/changes/state-kind.ts'
import { pageRoles } from './schema.ts'

const rolesSchema = z.record(z.string(), z.enum(pageRoles))

/** What pages are in their book. */
export const roleStates: StateKind = {
  async read(tx, { agencyId, bookId }, ids) {
    const { rows } = await sql<{ id: string; role: string }>`
      select id, role from page
      where agency_id = ${agencyId} and book_id = ${bookId} and id = any(${ids}::uuid[])`.execute(tx)
    return Object.fromEntries(rows.map(({ id, role }) => [id, role]))
  },
  async write(tx, { agencyId, bookId }, states) {
    const roles = Object.entries(rolesSchema.parse(states))
    await sql`
      update page set role = wanted.role
      from unnest(${roles.map(([id]) => id)}::uuid[], ${roles.map(([, role]) => role)}::text[]) as wanted (id, role)
      where page.agency_id = ${agencyId} and page.book_id = ${bookId} and page.id = wanted.id`.execute(tx)
  },
}
