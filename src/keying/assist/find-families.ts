import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getKind, type KindCode } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'
import { rangeOf } from '../../register/partial-date.ts'
import type { EntryOfYear } from '../kernel/families/make-family.ts'
import type { NamedInEntry } from '../kernel/families/people.ts'
import { rankFamilies, tellingPeople } from '../kernel/families/rank-families.ts'
import type { Family } from './schema.ts'

/** The entry that is keyed: it is never its own source, or gold entries would give themselves away. */
export interface KeyedEntry extends EntryOfYear {
  readonly agencyId: string
  readonly bookId: string
  readonly entryId: string
  readonly number: string
}

/** Entries that are read and compared; of more that name such people, those that name more of them, then the nearest in time. */
const mostRead = 40
/** Nobody has children or marries longer after somebody's birth, and nobody is named longer after their own. */
const longestLife = 115

/**
 * Families that entries of the same agency know: of its records, and of what was keyed and is not deposited yet. Sees what the transaction may see:
 * it must be bounded to the agency, without confidential kinds.
 *
 * One statement: the names without their marks (`name_folded`), the people of the agency who bear them (`mention_agency_name`, `keyed_person_folded`), and of
 * at most 40 + 40 of those their entries. A name common in a commune is borne by some hundred people there, in a country by half a million: only the
 * commune's are looked at.
 */
export async function findFamilies(tx: Transaction, wanted: KeyedEntry): Promise<readonly Family[]> {
  const people = tellingPeople(wanted)
  if (people.length === 0) return []
  return rankFamilies(wanted, await readSources(tx, wanted, people))
}

interface SourceRow {
  readonly kind: KindCode
  readonly year: number
  readonly fields: Readonly<Record<string, string>>
}

async function readSources(
  tx: Transaction,
  { agencyId, bookId, entryId, number, year }: KeyedEntry,
  people: readonly NamedInEntry[],
): Promise<readonly EntryOfYear[]> {
  const wanted = people.map((person, at) => ({
    person: at,
    folded: foldName(person.name),
    ...bounds(person),
  }))
  const { rows } = await sql<SourceRow>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as w(folded text, person int, sex smallint, first date, last date)),
    recorded as (
      select m.record_id as id, m.kind, m.year, count(distinct w.person) as named
      from wanted w join name n on n.folded = w.folded join mention m on m.agency_id = ${agencyId} and m.name_id = n.id
      where m.variant = 0 and not m.confidential and m.year between ${year - longestLife} and ${year + longestLife}
        and (w.sex is null or m.sex is null or m.sex = w.sex)
        and (w.first is null or m.born_from is null or (m.born_from <= w.last and m.born_to >= w.first))
      group by m.record_id, m.kind, m.year
      order by named desc, abs(m.year - ${year}), m.record_id limit ${mostRead}),
    keyed as (
      select p.entry_id as id, count(distinct w.person) as named
      from wanted w join keyed_person p on p.agency_id = ${agencyId} and p.folded = w.folded
      where p.entry_id <> ${entryId} and (w.sex is null or p.sex is null or p.sex = w.sex)
      group by p.entry_id order by named desc, p.entry_id limit ${mostRead})
    select r.kind, r.year, v.fields
    from recorded join record r on r.agency_id = ${agencyId} and r.id = recorded.id and r.removed_at is null
        and not (r.book_id = ${bookId} and r.number = ${number})
      join record_version v on v.agency_id = r.agency_id and v.record_id = r.id and v.version = r.version
    union all
    select b.kind, b.year, e.fields
    from keyed join entry e on e.agency_id = ${agencyId} and e.id = keyed.id and e.status in ('keyed', 'checked')
      join book b on b.agency_id = e.agency_id and b.id = e.book_id`.execute(tx)
  return rows.map(({ kind, year: registered, fields }) => ({
    kind: getKind(kind),
    values: fields,
    year: registered,
  }))
}

/** Where a birth is typed, it may be off by a year. */
function bounds({ sex, birth }: NamedInEntry) {
  if (birth === null) return { sex, first: null, last: null }
  const { from, to } = rangeOf(birth)
  const shifted = (day: string, years: number) =>
    `${Number(day.slice(0, 4)) + years}${day.slice(4).replace('-29', '-28')}`
  return { sex, first: shifted(from, -1), last: shifted(to, 1) }
}
