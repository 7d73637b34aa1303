import { sql } from 'kysely'
import { digestState } from '../../journal/canonical.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { type NoteState, noteState } from '../notes/note-state.ts'
import { type ChangingNote, changingNotes, readNotedMentions } from '../notes/noted-mentions.ts'
import type { Fields } from '../records/content.ts'
import type { Mismatch } from './mismatch.ts'

/**
 * Notes: each says what the journal sealed when it was written, and is withdrawn exactly when the journal says so; the people that stand
 * under other names since are in the index, and nobody else does. Evidence is in the table of files, which the reading of the vault covers.
 */
export async function verifyNotes(tx: Transaction): Promise<Mismatch[]> {
  return [
    ...(await inParts(below => listAlteredNotes(tx, below))),
    ...(await inParts(below => listFalseVariants(tx, below))),
  ]
}

/** Rows that are looked at in one go. */
const partRows = 1000

/** The place of a row in the order it is looked at. */
interface Key {
  readonly agency_id: string
  readonly id: string
}

const nil = '00000000-0000-0000-0000-000000000000'

/** Goes through a table in parts: `look` takes the rows after a key, tells what does not fit and the last key, or none at the end. */
async function inParts(
  look: (after: Key) => Promise<{ readonly mismatches: readonly Mismatch[]; readonly last: Key | undefined }>,
): Promise<Mismatch[]> {
  const all: Mismatch[] = []
  let after: Key | undefined = { agency_id: nil, id: nil }
  while (after !== undefined) {
    const { mismatches, last } = await look(after)
    all.push(...mismatches)
    after = last
  }
  return all
}

interface SealedNote extends Key {
  readonly state: NoteState
  readonly reason: string | null
  readonly written: Buffer | null
  readonly withdrawn: Buffer | null
}

async function listAlteredNotes(tx: Transaction, after: Key) {
  const sealed = (action: string) => sql`(select j.after from journal j
    where j.agency_id = n.agency_id and j.subject = 'record:' || n.record_id and j.action = ${action} and j.detail ->> 'note' = n.id::text
    order by j.sequence limit 1)`
  const { rows } = await sql<SealedNote>`
    select n.agency_id, n.id, ${noteState} as state, n.withdrawn_reason as reason, ${sealed('record.note')} as written,
      ${sealed('record.withdraw-note')} as withdrawn
    from record_note n where (n.agency_id, n.id) > (${after.agency_id}::uuid, ${after.id}::uuid)
    order by n.agency_id, n.id limit ${partRows}`.execute(tx)
  const fits = (value: unknown, digest: Buffer | null) => digest?.equals(digestState(value)) === true
  const mismatches = rows
    .filter(
      ({ state, reason, written, withdrawn }) =>
        !fits(state, written) || (reason === null ? withdrawn !== null : !fits({ reason }, withdrawn)),
    )
    .map(({ id }): Mismatch => ({ code: 'note.sealed', params: { note: id } }))
  return { mismatches, last: rows.at(-1) }
}

interface NotedRow extends Key {
  readonly kind: string
  readonly fields: Fields
  readonly removed: boolean
  /** `role variant name` of each. */
  readonly variants: readonly string[]
  readonly notes: readonly ChangingNote[]
}

async function listFalseVariants(tx: Transaction, after: Key) {
  const next = sql`(agency_id, record_id) > (${after.agency_id}::uuid, ${after.id}::uuid)`
  const { rows } = await sql<NotedRow>`
    with noted as (
      (select agency_id, record_id from record_note where ${next} order by agency_id, record_id limit ${partRows})
      union
      (select agency_id, record_id from mention where variant > 0 and ${next} order by agency_id, record_id limit ${partRows})
      order by agency_id, record_id limit ${partRows}
    )
    select r.agency_id, r.id, r.kind, r.removed_at is not null as removed, v.fields,
      array(select m.role || ' ' || m.variant || ' ' || name.text from mention m join name on name.id = m.name_id
        where m.agency_id = r.agency_id and m.record_id = r.id and m.variant > 0) as variants,
      ${changingNotes(sql`r.agency_id`, sql`r.id`)} as notes
    from noted
    join record r on r.agency_id = noted.agency_id and r.id = noted.record_id
    join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    order by r.agency_id, r.id`.execute(tx)
  const mismatches = rows
    .filter(row => listVariants(row).sort().join('\n') !== [...row.variants].sort().join('\n'))
    .map(({ id }): Mismatch => ({ code: 'record.mentions', params: { record: id } }))
  return { mismatches, last: rows.at(-1) }
}

function listVariants({ kind: code, fields, removed, notes }: NotedRow): string[] {
  const kind = removed ? undefined : findKind(code)
  if (kind === undefined) return []
  return readNotedMentions(kind, fields, notes).map(
    ({ role, variant, name }) => `${role} ${variant ?? 0} ${name}`,
  )
}
