import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { isListed } from '../book-filter.ts'
import {
  type Contractor,
  type contractorChangeSchema,
  contractorSchema,
  type newContractorSchema,
} from './schema.ts'

/** Every contractor, those at work first; with how many books of the jurisdiction each has. */
export async function listContractors(tx: Transaction): Promise<{ contractors: Contractor[] }> {
  const { rows } = await sql<{ contractor: unknown }>`
    select json_build_object('id', c.id, 'agency', json_build_object('id', a.id, 'code', a.code, 'name', a.name), 'name', c.name,
      'contract', c.contract, 'signedOn', c.signed_on, 'endedAt', to_char(c.ended_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'books', coalesce(held.books, 0)) as contractor
    from contractor c join agency a on a.id = c.agency_id
    left join (select contractor_id, count(*)::int as books from book b where contractor_id is not null and ${isListed} group by 1) held
      on held.contractor_id = c.id
    order by c.ended_at is not null, c.name, c.id`.execute(tx)
  return { contractors: rows.map(({ contractor }) => contractorSchema.parse(contractor)) }
}

/** Declares a contractor of an agency; gives its id. Throws `contractor.exists`. */
export async function createContractor(
  tx: Transaction,
  agencyId: string,
  { name, contract, signedOn }: z.infer<typeof newContractorSchema>,
): Promise<string> {
  const same = await sql`
    select from contractor where agency_id = ${agencyId} and lower(name) = lower(${name}) and contract = ${contract}`.execute(
    tx,
  )
  if (same.rows.length > 0) throw new AppError('contractor.exists', { name })
  const id = newId()
  await sql`
    insert into contractor (id, agency_id, name, contract, signed_on) values (${id}, ${agencyId}, ${name}, ${contract}, ${signedOn})`.execute(
    tx,
  )
  await appendJournal(tx, {
    ...{ agencyId, action: 'contractor.create', subject: `contractor:${id}` },
    after: { name, contract, signedOn },
  })
  return id
}

/** Corrects a contractor, ends its work or lets it go on. Throws `not-found` for one of another agency. */
export async function changeContractor(
  tx: Transaction,
  id: string,
  { name, contract, signedOn, ended }: z.infer<typeof contractorChangeSchema>,
): Promise<void> {
  const before = await tx.selectFrom('contractor').selectAll().where('id', '=', id).executeTakeFirst()
  const { rows } = await sql<{ agency_id: string }>`
    update contractor set name = ${name}, contract = ${contract}, signed_on = ${signedOn},
      ended_at = case when ${ended}::boolean then coalesce(ended_at, now()) end
    where id = ${id} returning agency_id`.execute(tx)
  const [changed] = rows
  if (before === undefined || changed === undefined) throw new AppError('not-found')
  await appendJournal(tx, {
    ...{ agencyId: changed.agency_id, action: 'contractor.update', subject: `contractor:${id}` },
    before: {
      ...{ name: before.name, contract: before.contract, signedOn: before.signed_on },
      ended: before.ended_at !== null,
    },
    after: { name, contract, signedOn, ended },
  })
}
