import { sql } from 'kysely'
import { countBookLater } from '../../inventory/count-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { formatDateWords } from '../../register/date-words.ts'
import { canonicalFields } from '../../register/entry.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { findKind, type RegisterKind } from '../../register/kind.ts'
import { parseEntryNumber } from '../../register/number.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import { notePeople } from '../assist/note-people.ts'
import type { Doubt } from '../schema.ts'

/** What an entry says in the end, by whoever had the last word. */
export interface KeyedValues {
  readonly entry: string
  readonly values: Readonly<Record<string, string>>
  readonly doubts: Readonly<Record<string, Doubt>>
  /** Fields that nobody typed, because they follow from others. */
  readonly generated?: readonly string[]
}

/** The longest number a case may have. */
const longestNumber = 20

/**
 * Writes what was keyed into entries that are not keyed yet, as it will be exported: dates in the ministry's form, dates in words made anew where nobody keyed them.
 * The number that was read on the paper takes the place of the one that was counted when the pages were assigned; the PDF is named by it.
 */
export async function keyEntries(
  tx: Transaction,
  agencyId: string,
  entries: readonly KeyedValues[],
): Promise<void> {
  if (entries.length === 0) return
  const kinds = await readKinds(tx, agencyId, entries)
  const keyed = entries.flatMap(({ entry, values, doubts, generated = [] }) => {
    const kind = kinds.get(entry)
    if (kind === undefined) return []
    const fields = canonicalFields(kind, withWords(kind, values, generated))
    return [{ entry, kind, fields, doubts, number: doubts[entryFields.number] ? null : readNumber(fields) }]
  })
  const said = keyed.map(({ kind: _, ...each }) => each)
  const { rows } = await sql<KeyedCase>`
    with before as (
      select entry.id, entry.number, keyed.fields, keyed.doubts, coalesce(keyed.number, entry.number) as keyed_number
      from entry join jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as keyed (entry uuid, fields jsonb, doubts jsonb, number text) on keyed.entry = entry.id
      where entry.agency_id = ${agencyId} and entry.status = 'assigned' for no key update of entry
    ), done as (
      update entry set status = 'keyed', revision = revision + 1, doubts = before.doubts, fields = entry.fields || before.fields, number = before.keyed_number
      from before where entry.agency_id = ${agencyId} and entry.id = before.id returning entry.book_id, entry.id)
    select done.book_id as book, done.id as "case", before.number as "from", before.keyed_number as "to"
    from done join before using (id) order by done.id`.execute(tx)
  for (const { book } of rows) countBookLater(tx, agencyId, book)
  const done = new Set(rows.map(each => each.case))
  await notePeople(
    tx,
    agencyId,
    keyed.filter(({ entry }) => done.has(entry)),
  )
  await journalNumbers(
    tx,
    agencyId,
    rows.filter(({ from, to }) => from !== to),
  )
}

interface KeyedCase {
  readonly book: string
  readonly case: string
  readonly from: string
  readonly to: string
}

async function journalNumbers(
  tx: Transaction,
  agencyId: string,
  renumbered: readonly KeyedCase[],
): Promise<void> {
  for (const book of new Set(renumbered.map(each => each.book))) {
    const cases = renumbered.filter(each => each.book === book).map(({ book: _, ...each }) => each)
    await appendJournal(tx, {
      ...{ agencyId, action: 'keying.renumber', subject: `book:${book}`, detail: { cases } },
    })
  }
}

async function readKinds(
  tx: Transaction,
  agencyId: string,
  entries: readonly KeyedValues[],
): Promise<ReadonlyMap<string, RegisterKind>> {
  const { rows } = await sql<{ id: string; kind: string }>`
    select entry.id, book.kind from entry join book on book.agency_id = entry.agency_id and book.id = entry.book_id
    where entry.agency_id = ${agencyId} and entry.id = any(${entries.map(({ entry }) => entry)}::uuid[])`.execute(
    tx,
  )
  return new Map(
    rows.flatMap(({ id, kind }) => {
      const known = findKind(kind)
      return known === undefined ? [] : [[id, known] as const]
    }),
  )
}

/** Dates in words where nobody typed them: they follow the date, whoever decided what it is. */
function withWords(
  { facts: { inWords } }: RegisterKind,
  values: Readonly<Record<string, string>>,
  generated: readonly string[],
): Readonly<Record<string, string>> {
  const made = inWords.flatMap(([words, digits]) => {
    if ((values[words] ?? '') !== '' && !generated.includes(words)) return []
    const date = parsePartialDate(values[digits] ?? '').ok
    return [[words, date === undefined ? '' : formatDateWords(date)] as const]
  })
  return { ...values, ...Object.fromEntries(made) }
}

/** The number as cases have it; null where it can't be read as one. */
function readNumber(fields: Readonly<Record<string, string>>): string | null {
  const written = fields[entryFields.number] ?? ''
  return parseEntryNumber(written) === undefined || written.length > longestNumber ? null : written
}
