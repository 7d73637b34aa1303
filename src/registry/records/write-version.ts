import { sql } from 'kysely'
import { findOrigin, type Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { findKind } from '../../register/kind.ts'
import { countWritten } from '../counters/count-written.ts'
import { countFields } from '../counters/keep-counters.ts'
import { writeNotedMentions } from '../notes/noted-mentions.ts'
import type { Fields } from './content.ts'
import { dropMentions, writeMentions } from './write-mentions.ts'

/** What a version of a record says, and why it is there. */
export interface VersionContent {
  readonly fields: Fields
  /** SHA-256 of the PDF. */
  readonly pdf: Buffer
  readonly pdfName: string
  /** SHA-256 over fields and PDF (content.ts). */
  readonly content: Buffer
}

/** The record a version belongs to. */
export interface RecordKey {
  readonly agencyId: string
  readonly id: string
  readonly kind: string
  /** The year of registration. */
  readonly year: number
}

/** Where a version comes from when no deposit wrote it. */
export type VersionSource =
  | { readonly source: 'entry' | 'repair' }
  | { readonly source: 'restore'; readonly restores: number; readonly approvalId: string }

/** A record that is typed in directly, with its first version. The caller holds the kind's numbers and writes the journal. */
export async function addRecord(
  tx: Transaction,
  record: RecordKey & {
    readonly bookId: string
    readonly number: string
    readonly occurrence: number
  },
  version: VersionContent,
  reason: string,
): Promise<void> {
  const { id } = record
  await sql`
    insert into record (agency_id, id, book_id, kind, year, number, occurrence, version, content)
    values (${record.agencyId}, ${id}, ${record.bookId}, ${record.kind}, ${record.year}, ${record.number}, ${record.occurrence},
      1, ${version.content})`.execute(tx)
  await insertVersion(tx, record, 1, version, { source: 'entry' }, reason)
  const counted = countFields(record.kind, record.year, version.fields)?.counted ?? null
  await countWritten(tx, record, [{ recordId: id, year: record.year, counted, replaces: null }])
}

/** The natural key of a record within its agency and kind; `occurrence` counts the records under one number (53 twice). */
export interface NaturalKey {
  /** The year of registration. */
  readonly year: number
  /** `53`, `53a`. */
  readonly number: string
  readonly occurrence: number
}

/** Another natural key for a record, and the one it had. */
export interface Renumbering extends NaturalKey {
  readonly former: Omit<NaturalKey, 'occurrence'>
}

/**
 * A new version in force of a record, under another number or year where that was typed wrongly (`renumbered`); gives its number. The caller
 * holds the kind's numbers, knows the current version and writes the journal.
 */
export async function addVersion(
  tx: Transaction,
  record: RecordKey & { readonly version: number },
  version: VersionContent,
  from: Exclude<VersionSource, { source: 'entry' }>,
  reason: string,
  renumbered?: Renumbering,
): Promise<number> {
  const next = record.version + 1
  await sql`
    update record set version = ${next}, content = ${version.content}, year = coalesce(${renumbered?.year ?? null}, year),
      number = coalesce(${renumbered?.number ?? null}, number), occurrence = coalesce(${renumbered?.occurrence ?? null}, occurrence)
    where agency_id = ${record.agencyId} and id = ${record.id}`.execute(tx)
  await dropMentions(tx, record.agencyId, [record.id])
  const year = renumbered?.year ?? record.year
  await insertVersion(tx, { ...record, year, former: renumbered?.former }, next, version, from, reason)
  const counted = countFields(record.kind, year, version.fields)?.counted ?? null
  await countWritten(tx, record, [{ recordId: record.id, year, counted, replaces: record }])
  return next
}

async function insertVersion(
  tx: Transaction,
  record: RecordKey & { readonly former?: Renumbering['former'] | undefined },
  number: number,
  { fields, pdf, pdfName, content }: VersionContent,
  from: VersionSource,
  reason: string,
): Promise<void> {
  const { restores, approvalId } = from.source === 'restore' ? from : { restores: null, approvalId: null }
  await sql`
    insert into record_version (agency_id, record_id, version, source, restores, approval_id, fields, pdf, pdf_name, content, reason,
      account_id, former_year, former_number)
    values (${record.agencyId}, ${record.id}, ${number}, ${from.source}, ${restores}, ${approvalId}, ${JSON.stringify(fields)}::jsonb,
      ${pdf}, ${pdfName}, ${content}, ${reason}, ${findOrigin(tx)?.accountId ?? null},
      ${record.former?.year ?? null}, ${record.former?.number ?? null})`.execute(tx)
  const kind = findKind(record.kind)
  const mentions = kind === undefined ? [] : readEntry(kind, { values: fields }).mentions
  await writeMentions(tx, record, [{ recordId: record.id, year: record.year, mentions }])
  if (number > 1) await writeNotedMentions(tx, record, [{ recordId: record.id, year: record.year, fields }])
}
