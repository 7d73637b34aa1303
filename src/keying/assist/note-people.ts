import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type EntryValues, readEntry } from '../../register/entry.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'

/** An entry as it was keyed in the end. */
export interface NotedEntry {
  readonly entry: string
  readonly kind: RegisterKind
  readonly fields: EntryValues
}

/** Notes whom entries name, in the place of what was noted of them before, so that their families are found before they are deposited. */
export async function notePeople(
  tx: Transaction,
  agencyId: string,
  entries: readonly NotedEntry[],
): Promise<void> {
  if (entries.length === 0) return
  const people = entries.flatMap(({ entry, kind, fields }) =>
    readEntry(kind, { values: fields }).mentions.map(({ role, name, sex }) => ({
      ...{ entry, role, name, sex, folded: foldName(name) },
    })),
  )
  await sql`delete from keyed_person where agency_id = ${agencyId} and entry_id = any(${entries.map(({ entry }) => entry)}::uuid[])`.execute(
    tx,
  )
  await sql`
    insert into keyed_person (agency_id, entry_id, role, book_id, name, folded, sex)
    select ${agencyId}, person.entry, person.role, entry.book_id, person.name, person.folded, person.sex
    from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as person (entry uuid, role text, name text, folded text, sex smallint)
      join entry on entry.agency_id = ${agencyId} and entry.id = person.entry`.execute(tx)
}
