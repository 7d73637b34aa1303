import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readEntry } from '../../register/entry.ts'
import { entryFields } from '../../register/entry-fields.ts'
import { getKind, type Person } from '../../register/kind.ts'
import { foldName, toneKey } from '../../register/names.ts'
import type { Row } from '../../register/row.ts'
import { isCopy } from '../../register/rules/cross-books.ts'
import { findNameIds } from './find-counterparts.ts'
import type { BookPlace } from './keeper-sight.ts'
import type { OtherBook } from './read-others.ts'

/** A book that has most entries of this one, or the other way round. */
export interface Copy extends OtherBook {
  readonly common: number
  /** Of the smaller of the two, from 0 to 1. */
  readonly share: number
}

interface Hits extends OtherBook {
  readonly common: number
  readonly size: number
}

/**
 * Finds books of any agency that hold the same entries: in the registry by the main person's name and birth and the year of registration; among the
 * packages that wait, in books of the same kind and year, by name and day of registration. Only the books come out, nobody in them.
 */
export async function findCopies(
  tx: Transaction,
  place: BookPlace,
  rows: readonly Pick<Row, 'values'>[],
): Promise<Copy[]> {
  const main = getKind(place.kind).persons.find(person => person.main)
  if (main === undefined) return []
  const hits = [
    ...(await findInRegistry(tx, place, main, rows)),
    ...(await findStaged(tx, place, main, rows)),
  ]
  const copies = new Map<string, Copy>()
  for (const { size, ...book } of hits) {
    const smaller = Math.max(1, Math.min(size, rows.length))
    // Not by a handful of rows: those could be made up to ask where somebody is registered.
    const isWhole = book.common * 2 >= Math.max(size, rows.length)
    if (isWhole && isCopy(book.common, smaller))
      copies.set(book.id, { ...book, share: Math.min(1, book.common / smaller) })
  }
  return [...copies.values()]
}

async function findInRegistry(
  tx: Transaction,
  { agencyId, kind, year, volume }: BookPlace,
  main: Person,
  rows: readonly Pick<Row, 'values'>[],
): Promise<Hits[]> {
  const people = rows.flatMap(row => {
    const entry = readEntry(getKind(kind), row)
    const person = entry.mentions.find(({ role }) => role === main.prefix)
    return person?.born == null || entry.year === null
      ? []
      : [{ name: toneKey(person.name), folded: foldName(person.name), born: person.born, year: entry.year }]
  })
  const names = await findNameIds(tx, people)
  const wanted = people.flatMap((person, at) =>
    (names.get(person.name) ?? []).map(nameId => ({ ...person, at, nameId })),
  )
  const { rows: hits } = await sql<Hits>`
    with hit as (
      select distinct r.agency_id, r.book_id, w.at
      from unnest(${wanted.map(({ at }) => at)}::int[], ${wanted.map(({ nameId }) => nameId)}::bigint[],
          ${wanted.map(({ born }) => born.from)}::date[], ${wanted.map(({ born }) => born.to)}::date[],
          ${wanted.map(one => one.year)}::smallint[]) as w(at, name_id, born_from, born_to, year)
        join mention m on m.name_id = w.name_id and m.born_from = w.born_from and m.born_to = w.born_to and m.year = w.year
          and m.kind = ${kind} and m.role = ${main.prefix}
        join record r on r.agency_id = m.agency_id and r.id = m.record_id and r.removed_at is null)
    select b.id, b.kind, b.year, b.volume, a.name as agency, hits.common,
      (select count(*)::int from record r where r.agency_id = b.agency_id and r.book_id = b.id and r.removed_at is null) as size
    from (select agency_id, book_id, count(*)::int as common from hit group by agency_id, book_id) hits
      join book b on b.agency_id = hits.agency_id and b.id = hits.book_id
      join agency a on a.id = b.agency_id
    where not (b.agency_id = ${agencyId} and b.kind = ${kind} and b.year = ${year} and b.volume = ${volume})`.execute(
    tx,
  )
  return hits
}

async function findStaged(
  tx: Transaction,
  { agencyId, kind, year, volume }: BookPlace,
  main: Person,
  rows: readonly Pick<Row, 'values'>[],
): Promise<Hits[]> {
  const textOf = ({ values }: Pick<Row, 'values'>, field: string) => (values[field] ?? '').toLowerCase()
  const wanted = rows.filter(row => textOf(row, main.fields.name) !== '')
  const { rows: hits } = await sql<Hits>`
    with wanted as materialized (
      select distinct name, registered
      from unnest(${wanted.map(row => textOf(row, main.fields.name))}::text[],
        ${wanted.map(row => textOf(row, entryFields.registered))}::text[]) as w(name, registered))
    select b.id, b.kind, b.year, b.volume, a.name as agency, count(w.name)::int as common, count(*)::int as size
    from book b
      join agency a on a.id = b.agency_id
      join entry e on e.agency_id = b.agency_id and e.book_id = b.id and e.package_id is not null and e.status <> 'deposited'
      left join wanted w on w.name = lower(e.fields ->> ${main.fields.name}::text) and w.registered = e.fields ->> ${entryFields.registered}::text
    where b.kind = ${kind} and b.year = ${year} and not a.practice and not (b.agency_id = ${agencyId} and b.volume = ${volume})
    group by b.agency_id, b.id, a.name`.execute(tx)
  return hits
}

/** A book as a finding about another names it: with its agency, where that is another book. */
export function bookLabel({ kind, year, volume }: Omit<BookPlace, 'agencyId'>, agency?: string): string {
  const name = `${kind}.${year}.${volume}`
  return agency === undefined ? name : `${name} – ${agency}`
}
