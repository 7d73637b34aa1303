import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import type { Mismatch } from './mismatch.ts'

/** What no constraint of the database holds together: versions with their records and PDFs, and the rows that a deposit found standing. */
export function verifyLinks(database: Database): Promise<Mismatch[]> {
  return database.transaction({ scope: 'all' }, async tx => [
    ...(await listLostPdfs(tx)),
    ...(await listLostRecords(tx)),
    ...(await listFalseFound(tx)),
  ])
}

async function listLostPdfs(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<{ record: string; version: number; file: string }>`
    select v.record_id as record, v.version, encode(v.pdf, 'hex') as file
    from record_version v
    where not exists (select from file f where f.agency_id = v.agency_id and f.sha256 = v.pdf)
    order by v.record_id, v.version`.execute(tx)
  return rows.map(params => ({ code: 'version.pdf', params }))
}

async function listLostRecords(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<{ record: string; version: number }>`
    select v.record_id as record, v.version from record_version v
    where not exists (select from record r where r.agency_id = v.agency_id and r.id = v.record_id)
    order by v.record_id, v.version`.execute(tx)
  return rows.map(params => ({ code: 'version.record', params }))
}

/** Deposits of before these rows were noted name none. */
async function listFalseFound(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<{ deposit: string; counted: number; written: number }>`
    select d.id as deposit, count(v.record_id)::int as counted, d.unchanged as written
    from deposit d
    cross join jsonb_array_elements(d.found) one
    left join record_version v on v.agency_id = d.agency_id and v.record_id = (one ->> 1)::uuid and v.version = (one ->> 2)::int
    group by d.agency_id, d.id, d.unchanged
    having count(v.record_id) <> d.unchanged or count(*) <> d.unchanged
    order by d.id`.execute(tx)
  return rows.map(params => ({ code: 'deposit.found', params }))
}
