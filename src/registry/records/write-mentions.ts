import { sql } from 'kysely'
import { copyInto } from '../../platform/postgres/copy.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Mention } from '../../register/entry.ts'
import { ensureNames } from './write-names.ts'

/** A person as the index has them: as the book says (variant 0, as when it is absent), or as a later note does (notes/noted-mentions.ts). */
export interface IndexedMention extends Mention {
  readonly variant?: number
  readonly confidential?: boolean
}

/** The people that the current version of a standing record names. */
export interface MentionsOfRecord {
  readonly recordId: string
  /** The year of registration. */
  readonly year: number
  readonly mentions: readonly IndexedMention[]
}

/** Puts the people of some records, which have none there, into the index that is searched. */
export async function writeMentions(
  tx: Transaction,
  { agencyId, kind }: { readonly agencyId: string; readonly kind: string },
  records: readonly MentionsOfRecord[],
): Promise<void> {
  const names = await ensureNames(tx, allNames(records))
  await copyInto(
    tx,
    'mention',
    [
      'agency_id',
      'record_id',
      'role',
      'name_id',
      'kind',
      'year',
      'born_from',
      'born_to',
      'sex',
      'identity_number',
      'variant',
      'confidential',
    ],
    mentionRows(agencyId, kind, records, names),
  )
}

/** Takes the people of some records out of the index. */
export async function dropMentions(
  tx: Transaction,
  agencyId: string,
  recordIds: readonly string[],
): Promise<void> {
  await sql`delete from mention where agency_id = ${agencyId} and record_id = any(${recordIds}::uuid[])`.execute(
    tx,
  )
}

function* allNames(records: readonly MentionsOfRecord[]): Generator<string> {
  for (const { mentions } of records) for (const mention of mentions) yield mention.name
}

function* mentionRows(
  agencyId: string,
  kind: string,
  records: readonly MentionsOfRecord[],
  names: ReadonlyMap<string, string>,
) {
  for (const { recordId, year, mentions } of records) {
    for (const { role, name, born, sex, identityNumber, variant, confidential } of mentions) {
      const nameId = names.get(name)
      if (nameId === undefined) throw new Error('a name is missing in the dictionary it was just put in')
      yield [
        agencyId,
        recordId,
        role,
        nameId,
        kind,
        year,
        born?.from ?? null,
        born?.to ?? null,
        sex,
        identityNumber,
        variant ?? 0,
        confidential ?? false,
      ]
    }
  }
}
