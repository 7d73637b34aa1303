import { sql } from 'kysely'
import { digestState } from '../../journal/canonical.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Mismatch } from './mismatch.ts'

interface SealedVersion {
  readonly source: 'entry' | 'repair'
  readonly record: string
  readonly version: number
  /** Hexadecimal. */
  readonly content: string
  /** What the journal sealed when the version was written; null: it knows nothing of it. */
  readonly sealed: Buffer | null
}

const codes = { entry: 'version.entered', repair: 'version.repaired' } as const

/**
 * Records typed directly and typing errors that were put right: no deposit tells what such a version said, so it is compared with what the
 * journal sealed when it was written. That it fits its own hash is looked at with all versions (check-version.ts).
 */
export async function listFalseTyping(tx: Transaction): Promise<Mismatch[]> {
  const { rows } = await sql<SealedVersion>`
    select v.source, v.record_id as record, v.version, encode(v.content, 'hex') as content, (
      select j.after from journal j
      where j.agency_id = v.agency_id and j.subject = 'record:' || v.record_id
        and j.action = case v.source when 'entry' then 'record.enter' else 'record.repair' end and j.detail ->> 'version' = v.version::text
      order by j.sequence limit 1) as sealed
    from record_version v where v.source in ('entry', 'repair') order by v.record_id, v.version`.execute(tx)
  return rows
    .filter(({ version, content, sealed }) => {
      const state = { version, content, removedAt: null }
      return sealed === null || !digestState(state).equals(sealed)
    })
    .map(({ source, record, version }) => ({ code: codes[source], params: { record, version } }))
}
