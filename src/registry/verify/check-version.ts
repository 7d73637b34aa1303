import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { findKind } from '../../register/kind.ts'
import { contentHash, type Fields } from '../records/content.ts'
import type { Mismatch } from './mismatch.ts'

/** A version with what is known of its record. */
export interface VersionRow {
  readonly record_id: string
  readonly version: number
  readonly fields: Fields
  readonly pdf: Buffer
  readonly content: Buffer
  readonly kind: string
  readonly current: number
  readonly newest: number
  readonly current_content: Buffer
  readonly removed: boolean
  /** `role name` of each mention as the book has it, sorted; only of use for the current version. */
  readonly mentions: readonly string[]
}

/** Versions in the order of their rows; `where` is a condition on `v` (record_version). */
export async function listVersions(tx: Transaction, where: RawBuilder<unknown>): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.record_id, v.version, v.fields, v.pdf, v.content, r.kind, r.version as current, r.content as current_content,
      r.removed_at is not null as removed,
      (select max(n.version) from record_version n where n.agency_id = v.agency_id and n.record_id = v.record_id) as newest,
      array(select m.role || ' ' || name.text from mention m join name on name.id = m.name_id
        where m.agency_id = v.agency_id and m.record_id = v.record_id and m.variant = 0 order by 1) as mentions
    from record_version v
    join record r on r.agency_id = v.agency_id and r.id = v.record_id
    where ${where}
    order by v.row, v.record_id, v.version`.execute(tx)
  return rows
}

/** A version against its own hash and, where it is the newest, against its record and the index that is searched. */
export function checkVersion(row: VersionRow): Mismatch[] {
  const { record_id: record, version, current, newest, content } = row
  const mismatches: Mismatch[] = []
  if (!contentHash(row.fields, row.pdf.toString('hex')).equals(content)) {
    mismatches.push({ code: 'version.content', params: { record, version } })
  }
  if (version !== newest) return mismatches
  if (current !== newest) mismatches.push({ code: 'record.version', params: { record, current, newest } })
  else if (!row.current_content.equals(content))
    mismatches.push({ code: 'record.content', params: { record } })
  if (expectedMentions(row).sort().join('\n') !== [...row.mentions].sort().join('\n')) {
    mismatches.push({ code: 'record.mentions', params: { record } })
  }
  return mismatches
}

/** Nobody of a removed record is found any more. */
function expectedMentions({ kind: code, fields, removed }: VersionRow): string[] {
  const kind = removed ? undefined : findKind(code)
  if (kind === undefined) return []
  return readEntry(kind, { values: fields }).mentions.map(({ role, name }) => `${role} ${name}`)
}
