import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { depositDigest } from '../records/content.ts'
import { checkVersion, listVersions, type VersionRow } from './check-version.ts'
import type { Mismatch } from './mismatch.ts'

interface DepositRow {
  readonly agency_id: string
  readonly id: string
  readonly row_count: number
  readonly inserted: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  readonly digest: Buffer
}

/** Computes every deposit again from what the registry holds: counts, digest, content hashes, current versions, mentions. One deposit at a time. */
export async function verifyDeposits(database: Database): Promise<Mismatch[]> {
  const all = { scope: 'all' } as const
  const deposits = await database.transaction(all, listDeposits)
  const mismatches: Mismatch[] = []
  for (const deposit of deposits) {
    const versions = await database.transaction(all, tx =>
      listVersions(tx, sql`v.agency_id = ${deposit.agency_id} and v.deposit_id = ${deposit.id}`),
    )
    mismatches.push(...checkDeposit(deposit, versions), ...versions.flatMap(checkVersion))
  }
  return mismatches
}

async function listDeposits(tx: Transaction): Promise<DepositRow[]> {
  const { rows } = await sql<DepositRow>`
    select agency_id, id, row_count, inserted, updated, unchanged, rejected, digest from deposit
    order by agency_id, id`.execute(tx)
  return rows
}

function checkDeposit(deposit: DepositRow, versions: readonly VersionRow[]): Mismatch[] {
  const { id, row_count: rows, inserted, updated, unchanged, rejected, digest } = deposit
  const mismatches: Mismatch[] = []
  if (versions.length !== inserted + updated) {
    mismatches.push({
      code: 'deposit.rows',
      params: { deposit: id, counted: versions.length, written: inserted + updated },
    })
  }
  if (inserted + updated + unchanged + rejected !== rows)
    mismatches.push({ code: 'deposit.sum', params: { deposit: id, rows } })
  if (!depositDigest(versions.map(version => version.content)).equals(digest)) {
    mismatches.push({ code: 'deposit.digest', params: { deposit: id } })
  }
  return mismatches
}
