import { sql } from 'kysely'
import { placeOf } from '../../papers/office-name.ts'
import type { Transaction } from '../../platform/postgres/database.ts'

/** The office that issues: as papers name it, where it sits, and who signed its last papers. */
export interface Office {
  readonly id: string
  readonly name: string
  readonly place: string
  readonly signers: readonly { readonly name: string; readonly title: string }[]
}

/** The office an account issues for, by its name today. The place is that of its last paper, else what its name says. */
export async function getOffice(tx: Transaction, agencyId: string): Promise<Office> {
  const { name } = await tx
    .selectFrom('agency')
    .select('name')
    .where('id', '=', agencyId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ name: string; title: string; place: string }>`
    select signer_name as name, signer_title as title, (array_agg(place order by at desc))[1] as place
    from (select signer_name, signer_title, place, at from extract where agency_id = ${agencyId} order by at desc limit 500) latest
    group by signer_name, signer_title order by max(at) desc limit 5`.execute(tx)
  return {
    id: agencyId,
    name,
    place: rows[0]?.place ?? placeOf(name),
    signers: rows.map(({ name: signer, title }) => ({ name: signer, title })),
  }
}
