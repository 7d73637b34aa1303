import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type EntryValues, type Mention, readEntry } from '../../register/entry.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import { isConfidentialNote } from '../../register/note-kinds.ts'
import { applyNotes } from '../../register/standing-values.ts'
import { type IndexedMention, writeMentions } from '../records/write-mentions.ts'

/** A standing record whose people may stand under other names since a note. */
export interface NotedRecord {
  readonly recordId: string
  /** The year of registration. */
  readonly year: number
  /** The fields of the current version. */
  readonly fields: EntryValues
}

/** A standing note that changes fields, as the index of people needs it. */
export interface ChangingNote {
  readonly kind: string
  readonly changes: Readonly<Record<string, string>>
}

/**
 * The people of some records as their standing notes have them since, put into the index that is searched beside what the books say.
 * Records without such notes cost one query for all of them.
 */
export async function writeNotedMentions(
  tx: Transaction,
  { agencyId, kind: code }: { readonly agencyId: string; readonly kind: string },
  records: readonly NotedRecord[],
): Promise<void> {
  const kind = findKind(code)
  if (kind === undefined || records.length === 0) return
  const notes = await listChangingNotes(
    tx,
    agencyId,
    records.map(({ recordId }) => recordId),
  )
  if (notes.size === 0) return
  const noted = records.flatMap(({ recordId, year, fields }) => {
    const mentions = readNotedMentions(kind, fields, notes.get(recordId) ?? [])
    return mentions.length === 0 ? [] : [{ recordId, year, mentions }]
  })
  await writeMentions(tx, { agencyId, kind: code }, noted)
}

/** The same for one record that got a note or lost one. */
export async function rewriteNotedMentions(
  tx: Transaction,
  of: { readonly agencyId: string; readonly kind: string },
  record: NotedRecord,
): Promise<void> {
  await sql`
    delete from mention
    where agency_id = ${of.agencyId} and record_id = ${record.recordId} and variant > 0`.execute(tx)
  await writeNotedMentions(tx, of, [record])
}

/**
 * The people whom notes change, each as it stands after its n-th change (`variant` n). Once a confidential note has changed a person, the
 * later forms are confidential, too: they still tell of it.
 */
export function readNotedMentions(
  kind: RegisterKind,
  fields: EntryValues,
  notes: readonly ChangingNote[],
): IndexedMention[] {
  const found: IndexedMention[] = []
  const latest = new Map<string, IndexedMention>(
    readMentions(kind, fields).map(mention => [
      mention.role,
      { ...mention, variant: 0, confidential: false },
    ]),
  )
  let values = fields
  for (const note of notes) {
    values = applyNotes(values, [note])
    for (const mention of readMentions(kind, values)) {
      const last = latest.get(mention.role)
      if (last !== undefined && isSameMention(last, mention)) continue
      const next = {
        ...mention,
        variant: (last?.variant ?? 0) + 1,
        confidential: last?.confidential === true || isConfidentialNote(note.kind),
      }
      latest.set(mention.role, next)
      found.push(next)
    }
  }
  return found
}

function readMentions(kind: RegisterKind, values: EntryValues): readonly Mention[] {
  return readEntry(kind, { values }).mentions
}

function isSameMention(a: Mention, b: Mention): boolean {
  return (
    a.name === b.name &&
    a.sex === b.sex &&
    a.identityNumber === b.identityNumber &&
    a.born?.from === b.born?.from &&
    a.born?.to === b.born?.to
  )
}

/** The standing notes of a record that change fields, as a JSON list in the order of the days they hold from. */
export function changingNotes(
  agencyId: RawBuilder<unknown>,
  recordId: RawBuilder<unknown>,
): RawBuilder<readonly ChangingNote[]> {
  return sql<readonly ChangingNote[]>`(
    select coalesce(jsonb_agg(jsonb_build_object('kind', c.kind, 'changes', c.changes) order by c.noted_on, c.at, c.id), '[]')
    from record_note c
    where c.agency_id = ${agencyId} and c.record_id = ${recordId} and c.withdrawn_at is null and c.changes <> '{}')`
}

async function listChangingNotes(
  tx: Transaction,
  agencyId: string,
  recordIds: readonly string[],
): Promise<ReadonlyMap<string, readonly ChangingNote[]>> {
  const { rows } = await sql<{ record: string; notes: readonly ChangingNote[] }>`
    select n.record_id as record, ${changingNotes(sql`${agencyId}::uuid`, sql`n.record_id`)} as notes
    from (select distinct record_id from record_note
      where agency_id = ${agencyId} and record_id = any(${recordIds}::uuid[]) and withdrawn_at is null and changes <> '{}') n`.execute(
    tx,
  )
  return new Map(rows.map(({ record, notes }) => [record, notes]))
}
