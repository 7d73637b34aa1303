import type { Database, Transaction } from '../../platform/postgres/database.ts'
import { finding } from '../../register/finding.ts'
import { getKind, type KindCode } from '../../register/kind.ts'
import type { Row } from '../../register/row.ts'
import { type CrossCheck, createCrossCheck } from '../../register/rules/cross-check.ts'
import type { CheckFinding } from '../check-rules.ts'
import { bookLabel, type Copy, findCopies } from './find-copies.ts'
import { findCounterparts } from './find-counterparts.ts'
import { type BookPlace, findKeeperSight } from './keeper-sight.ts'
import { type OtherEntry, readRecords, readStaged } from './read-others.ts'
import { counterparts, listWanted, type WantedPeople } from './wanted-people.ts'

/**
 * Compares a book's rows with the registry and with the packages that wait: people within what the office that keeps the book may see, and
 * whether the book was digitised before, at whatever agency. Findings for its rows only.
 */
export async function checkAcross(
  database: Database,
  place: BookPlace,
  rows: readonly Pick<Row, 'row' | 'values'>[],
): Promise<CheckFinding[]> {
  const snapshot = { snapshot: true }
  const copies = await database.transaction({ scope: 'all' }, tx => findCopies(tx, place, rows), snapshot)
  const sight = await findKeeperSight(database, place)
  const found = await database.transaction(sight, tx => comparePeople(tx, place, rows, copies), snapshot)
  return [...copies.map(tellCopy), ...found]
}

function tellCopy(copy: Copy): CheckFinding {
  const other = bookLabel(copy, copy.agency)
  const params = { other, count: copy.common, share: Math.round(copy.share * 100) }
  return finding('cross.book-twice', { value: other, params })
}

const ownKey = 'own'

async function comparePeople(
  tx: Transaction,
  place: BookPlace,
  rows: readonly Pick<Row, 'row' | 'values'>[],
  copies: readonly Copy[],
): Promise<CheckFinding[]> {
  const wanted = listWanted(getKind(place.kind), rows)
  // What stands in a copy of the book is no surprise.
  const except = [...copies.map(({ id }) => id), ...(await findOwn(tx, place))]
  const { records, bearers } = await findCounterparts(tx, wanted, except)
  const cross = createCrossCheck({ bearers })
  cross.addBook({ ...place, key: ownKey, file: bookLabel(place), agency: null })
  for (const row of rows) cross.add(ownKey, place.kind, row)
  const marriages: OtherEntry[] = []
  for await (const entry of readRecords(tx, records)) {
    addOther(cross, entry)
    if (entry.book.kind === 'KH') marriages.push(entry)
  }
  for await (const entry of readStaged(tx, stagedKinds(wanted), except)) addOther(cross, entry)
  if (place.kind === 'KH' || place.kind === 'HN') await addEnds(tx, cross, marriages, records, except)
  return cross.finish().map(({ book: _, ...found }) => found)
}

/** How the marriages of other books ended stands with the people of those: the deaths and divorces of spouses whom no row names. */
async function addEnds(
  tx: Transaction,
  cross: CrossCheck,
  marriages: readonly OtherEntry[],
  known: readonly { readonly id: string }[],
  except: readonly string[],
): Promise<void> {
  const seen = new Set(known.map(({ id }) => id))
  const spouses = listWanted(getKind('KH'), marriages)
  const { records } = await findCounterparts(tx, spouses, except)
  for await (const entry of readRecords(
    tx,
    records.filter(({ id }) => !seen.has(id)),
  ))
    addOther(cross, entry)
}

function addOther(cross: CrossCheck, { book, row, values }: OtherEntry): void {
  cross.addBook({ ...book, key: book.id, file: bookLabel(book, book.agency), isReference: true })
  cross.add(book.id, book.kind, { row, values })
}

async function findOwn(tx: Transaction, { agencyId, kind, year, volume }: BookPlace): Promise<string[]> {
  const books = await tx
    .selectFrom('book')
    .select('id')
    .where('agency_id', '=', agencyId)
    .where('kind', '=', kind)
    .where('year', '=', year)
    .where('volume', '=', volume)
    .execute()
  return books.map(({ id }) => id)
}

/** The kinds in which the wanted people, or the end of their marriages, may stand. */
function stagedKinds({ named }: WantedPeople): KindCode[] {
  const parts = new Set(named.map(({ part }) => part))
  if (parts.has('single')) parts.add('married')
  return [...new Set([...parts].flatMap(counterparts).map(placed => placed.split(' ')[0] as KindCode))]
}
