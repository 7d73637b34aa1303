import { sql } from 'kysely'
import type { z } from 'zod'
import type { Transaction } from '../platform/postgres/database.ts'
import { type Assigner, listAssignable } from './assignable.ts'
import type { assignmentListSchema, assignmentQuerySchema } from './schema.ts'

interface AssignmentRow {
  readonly account_id: string
  readonly username: string
  readonly display_name: string
  readonly role: string
  readonly agency_id: string
  readonly agency_code: string
  readonly agency_name: string
  readonly book_id: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly sees: 'page' | 'crop'
  readonly assigned_at: Date
}

/** Who works on which books of the jurisdiction, and who could. */
export async function listAssignments(
  tx: Transaction,
  assigner: Assigner,
  query: z.infer<typeof assignmentQuerySchema>,
): Promise<z.infer<typeof assignmentListSchema>> {
  const { account, book } = query
  const { rows } = await sql<AssignmentRow>`
    select s.account_id, c.username, c.display_name, c.role, s.agency_id, a.code as agency_code, a.name as agency_name,
      s.book_id, b.kind, b.year, b.volume, s.sees, s.assigned_at
    from assignment s
    join account c on c.id = s.account_id
    join agency a on a.id = s.agency_id
    join book b on b.agency_id = s.agency_id and b.id = s.book_id
    where ${account === undefined ? sql`true` : sql`s.account_id = ${account}`}
      and ${book === undefined ? sql`true` : sql`s.book_id = ${book}`}
    order by c.display_name, c.username, a.name, b.kind, b.year, b.volume`.execute(tx)
  return {
    assignments: rows.map(row => ({
      account: {
        id: row.account_id,
        username: row.username,
        displayName: row.display_name,
        role: row.role,
      },
      book: {
        agency: { id: row.agency_id, code: row.agency_code, name: row.agency_name },
        id: row.book_id,
        kind: row.kind,
        year: row.year,
        volume: row.volume,
      },
      sees: row.sees,
      assignedAt: row.assigned_at.toISOString(),
    })),
    assignable: [...(await listAssignable(tx, assigner))],
  }
}
