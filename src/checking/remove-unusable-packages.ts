import { sql } from 'kysely'
import { appendJournal } from '../journal/append.ts'
import type { Transaction } from '../platform/postgres/database.ts'

interface RemovedPackage {
  readonly agency_id: string
  readonly id: string
  readonly xlsx: string
  readonly zip: string | null
}

/**
 * Removes packages that could not be used and were looked at more than some days ago, with their findings; each is journaled with the names
 * of its files, which stay in the vault like every original. Answers how many. Needs a transaction of scope 'all'.
 */
export async function removeUnusablePackages(tx: Transaction, keepDays: number): Promise<number> {
  const { rows } = await sql<RemovedPackage>`
    delete from package p
    where state = 'unusable' and coalesce(checked_at, created_at) < now() - make_interval(days => ${keepDays})
      and not exists (select from entry e where e.agency_id = p.agency_id and e.package_id = p.id)
      and not exists (select from deposit d where d.agency_id = p.agency_id and d.package_id = p.id)
    returning agency_id, id, encode(xlsx, 'hex') as xlsx, encode(zip, 'hex') as zip`.execute(tx)
  // One order for all, so that two transactions never wait for each other's chains.
  for (const { agency_id: agencyId, id, xlsx, zip } of rows.sort((a, b) =>
    a.agency_id < b.agency_id ? -1 : 1,
  ))
    await appendJournal(tx, {
      agencyId,
      action: 'package.remove',
      subject: `package:${id}`,
      detail: { xlsx, zip },
    })
  return rows.length
}
