import { sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formOf } from '../../register/forms/form-of.ts'
import { findKind } from '../../register/kind.ts'
import { carriedOf, ownSetupColumns, readOwnSetup } from './read-setup.ts'
import type { SetupView, setupListSchema } from './schema.ts'

/** How a book is keyed, and what that stands on; throws `not-found`. */
export async function viewSetup(tx: Transaction, agencyId: string, bookId: string): Promise<SetupView> {
  const { rows } = await sql<{
    kind: string
    year: number
    volume: string
    agency: string
    own: unknown
    updated_at: Date | null
    updated_by: string | null
    handed: number
  }>`
    select b.kind, b.year, b.volume, a.name as agency, ${ownSetupColumns} as own, s.updated_at, account.display_name as updated_by,
      (select count(*)::int from keying_task t where t.agency_id = b.agency_id and t.book_id = b.id and t.pass = 1 and not t.gold
        and t.state <> 'withdrawn') as handed
    from book b join agency a on a.id = b.agency_id
      left join keying_setup s on s.agency_id = b.agency_id and s.book_id = b.id
      left join account on account.id = s.updated_by
    where b.agency_id = ${agencyId} and b.id = ${bookId}`.execute(tx)
  const row = rows[0]
  const kind = row === undefined ? undefined : findKind(row.kind)
  if (row === undefined || kind === undefined) throw new AppError('not-found')
  const { year, volume, agency: agencyName } = row
  return {
    setup: readOwnSetup(row.own),
    carried: carriedOf({ kind, year, volume, agencyName }),
    form: [...formOf(kind, year).fields],
    updatedAt: row.updated_at?.toISOString() ?? null,
    updatedBy: row.updated_by,
    handed: row.handed,
  }
}

const mostListed = 50

/** Books of a kind that somebody set up, those changed last first. */
export async function listSetups(tx: Transaction, kind: string): Promise<z.infer<typeof setupListSchema>> {
  const { rows } = await sql<{
    agency_id: string
    agency: string
    id: string
    kind: string
    year: number
    volume: string
    own: unknown
  }>`
    select b.agency_id, a.name as agency, b.id, b.kind, b.year, b.volume, ${ownSetupColumns} as own
    from keying_setup s join book b on b.agency_id = s.agency_id and b.id = s.book_id join agency a on a.id = b.agency_id
    where b.kind = ${kind} order by s.updated_at desc, b.id limit ${mostListed}`.execute(tx)
  return {
    books: rows.map(({ agency_id, agency, id, kind: code, year, volume, own }) => ({
      agency: { id: agency_id, name: agency },
      book: { id, kind: code, year, volume },
      setup: readOwnSetup(own),
    })),
  }
}
