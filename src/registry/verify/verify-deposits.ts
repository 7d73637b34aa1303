import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { findKind } from '../../register/kind.ts'
import { contentHash, depositDigest, type Fields } from '../content.ts'
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

interface VersionRow {
  readonly record_id: string
  readonly version: number
  readonly fields: Fields
  readonly pdf: Buffer
  readonly content: Buffer
  readonly kind: string
  readonly current: number
  readonly newest: number
  readonly current_content: Buffer
  /** `role name` of each mention, sorted; only of use for the current version. */
  readonly mentions: readonly string[]
}

/** Computes every deposit again from what the registry holds: counts, digest, content hashes, current versions, mentions. One deposit at a time. */
export async function verifyDeposits(database: Database): Promise<Mismatch[]> {
  const all = { scope: 'all' } as const
  const deposits = await database.transaction(all, listDeposits)
  const mismatches: Mismatch[] = []
  for (const deposit of deposits) {
    const versions = await database.transaction(all, tx => listVersions(tx, deposit))
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

async function listVersions(tx: Transaction, deposit: DepositRow): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.record_id, v.version, v.fields, v.pdf, v.content, r.kind, r.version as current, r.content as current_content,
      (select max(n.version) from record_version n where n.agency_id = v.agency_id and n.record_id = v.record_id) as newest,
      array(select m.role || ' ' || name.text from mention m join name on name.id = m.name_id
        where m.agency_id = v.agency_id and m.record_id = v.record_id order by 1) as mentions
    from record_version v
    join record r on r.agency_id = v.agency_id and r.id = v.record_id
    where v.agency_id = ${deposit.agency_id} and v.deposit_id = ${deposit.id}
    order by v.row`.execute(tx)
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

function checkVersion(row: VersionRow): Mismatch[] {
  const { record_id: record, version, current, newest, content } = row
  const mismatches: Mismatch[] = []
  if (!contentHash(row.fields, row.pdf.toString('hex')).equals(content)) {
    mismatches.push({ code: 'version.content', params: { record, version } })
  }
  if (version !== newest) return mismatches
  if (current !== newest) mismatches.push({ code: 'record.version', params: { record, current, newest } })
  else if (!row.current_content.equals(content))
    mismatches.push({ code: 'record.content', params: { record } })
  const kind = findKind(row.kind)
  const named =
    kind === undefined
      ? []
      : readEntry(kind, { values: row.fields }).mentions.map(({ role, name }) => `${role} ${name}`)
  if (named.sort().join('\n') !== [...row.mentions].sort().join('\n')) {
    mismatches.push({ code: 'record.mentions', params: { record } })
  }
  return mismatches
}
