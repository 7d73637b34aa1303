import { finding, type RuleCode } from '../finding.ts'
import { getKind, type Person } from '../kind.ts'
import { formatEntryNumber } from '../number.ts'
import type { TextParams } from '../text.ts'
import type { CrossBook, CrossFinding } from './cross-book.ts'
import { shownSpan } from './cross-span.ts'
import type { StoredEntry, StoredPerson } from './cross-store.ts'
import { labelOf } from './reading.ts'

/** A person in an entry. */
export interface Standing {
  readonly person: StoredPerson
  readonly entry: StoredEntry
}

/** What two mentions of people say against each other, and on which of the two it is told where both are there to be judged. */
export interface Judgement {
  readonly code: RuleCode
  readonly on: Standing
  readonly against: Standing
  readonly params: TextParams
}

/** The finding of a judgement: on its row, or on the other's where that book is only there to be compared with; nothing when both are. */
export function crossFinding(
  books: ReadonlyMap<string, CrossBook>,
  { code, on, against, params }: Judgement,
): CrossFinding | undefined {
  const [place, other] = books.get(on.entry.book)?.isReference === true ? [against, on] : [on, against]
  const book = books.get(place.entry.book)
  const otherBook = books.get(other.entry.book)
  if (book === undefined || otherBook === undefined || book.isReference === true) return undefined
  const person = findPerson(book, place)
  const number = numberOf(other.entry)
  return {
    ...finding(code, {
      row: place.entry.row,
      column: person?.fields.name ?? null,
      // Which entry it is about: an answer given for one does not hold for another.
      value: `${otherBook.file} – ${number}`,
      params: {
        ...labelOf(findPerson(place === on ? book : otherBook, on)),
        other: otherBook.file,
        number,
        date: shownSpan(other.entry.registered),
        ...params,
      },
    }),
    book: book.key,
  }
}

function findPerson({ kind }: CrossBook, { person }: Standing): Person | undefined {
  return getKind(kind).persons.find(({ prefix }) => prefix === person.prefix)
}

function numberOf({ number }: StoredEntry): string {
  return number === null ? '—' : formatEntryNumber(number)
}
