import { foldName } from '../names.ts'
import { type EntryFacts, type Part, type PersonFacts, parts } from './cross-facts.ts'
import type { Span } from './cross-span.ts'

/** A hash of a text: 53 bits that a number holds, and 32 of them where that is enough (a second fact, never the only one). */
interface Hash {
  readonly whole: number
  readonly low: number
}

/** Hashes a text (cyrb53); '' is 0. */
export function hashText(text: string): Hash {
  if (text === '') return { whole: 0, low: 0 }
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return { whole: 4294967296 * (low & 0x1fffff) + (high >>> 0), low: high >>> 0 }
}

/** A column of whole numbers that grows by half, without a box for each. */
class Column {
  #values = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Uint32Array(Math.ceil(this.#length * 1.5))
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  at(index: number): number {
    return this.#values[index] ?? 0
  }
}

/** A column of whole hashes of texts. */
class HashColumn {
  readonly #high = new Column()
  readonly #low = new Column()

  push(text: string): void {
    const { whole } = hashText(text)
    this.#high.push(Math.floor(whole / 4294967296))
    this.#low.push(whole >>> 0)
  }

  at(index: number): number {
    return this.#high.at(index) * 4294967296 + this.#low.at(index)
  }
}

/** Interned texts of which there are few: prefixes, kinds, keys of books, suffixes of numbers. */
class Words {
  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#texts.length)
    return this.#texts.push(text) - 1
  }

  textOf(number: number): string {
    return this.#texts[number] ?? ''
  }
}

const isAgain = 1
const isEnded = 2

/** An entry as it is kept. */
export interface StoredEntry
  extends Pick<EntryFacts, 'number' | 'registered' | 'event' | 'isAgain' | 'isEnded'> {
  readonly at: number
  /** The key of its book. */
  readonly book: string
  readonly row: number
  /** 0 when not known. */
  readonly year: number
}

/** A person as they are kept: hashes in place of texts, 0 for what is not known. */
export interface StoredPerson {
  readonly at: number
  readonly entry: number
  readonly prefix: string
  readonly part: Part
  readonly name: number
  readonly folded: number
  readonly born: Span
  readonly sex: number
  readonly identity: number
  readonly isPersonal: boolean
  readonly ethnicity: number
  readonly home: number
  readonly kin: readonly number[]
}

/**
 * Entries and their people in columns of numbers: what is compared, about 150 bytes an entry with its people, and no name in clear.
 */
export class CrossStore {
  readonly #words = new Words()
  readonly #suffixes = new Words()
  readonly #entries = {
    book: new Column(),
    row: new Column(),
    number: new Column(),
    suffix: new Column(),
    year: new Column(),
    registeredFrom: new Column(),
    registeredTo: new Column(),
    eventFrom: new Column(),
    eventTo: new Column(),
    flags: new Column(),
    signature: new HashColumn(),
    firstPerson: new Column(),
  }
  readonly #people = {
    entry: new Column(),
    traits: new Column(),
    name: new HashColumn(),
    folded: new Column(),
    bornFrom: new Column(),
    bornTo: new Column(),
    identity: new HashColumn(),
    ethnicity: new Column(),
    home: new Column(),
    kin: [new Column(), new Column(), new Column()],
  } as const

  get entryCount(): number {
    return this.#entries.book.length
  }

  add(key: string, row: number, facts: EntryFacts): void {
    const { number, registered, event } = facts
    const at = this.entryCount
    const entries = this.#entries
    entries.book.push(this.#words.numberOf(key))
    entries.row.push(row)
    entries.number.push(number?.value ?? 0)
    entries.suffix.push(this.#suffixes.numberOf(number?.suffix ?? ''))
    entries.year.push(facts.year ?? 0)
    entries.registeredFrom.push(registered.from)
    entries.registeredTo.push(registered.to)
    entries.eventFrom.push(event.from)
    entries.eventTo.push(event.to)
    entries.flags.push((facts.isAgain ? isAgain : 0) | (facts.isEnded ? isEnded : 0))
    entries.signature.push(facts.signature)
    entries.firstPerson.push(this.#people.entry.length)
    for (const person of facts.persons) this.#addPerson(at, person)
  }

  #addPerson(entry: number, person: PersonFacts): void {
    const people = this.#people
    people.entry.push(entry)
    people.traits.push(
      (this.#words.numberOf(person.prefix) << 8) |
        (parts.indexOf(person.part) << 4) |
        (person.isPersonal ? 4 : 0) |
        person.sex,
    )
    people.name.push(person.name)
    // Asked for only where the numbers are the same.
    people.folded.push(person.identity === '' ? 0 : hashText(foldName(person.text)).low)
    people.bornFrom.push(person.born.from)
    people.bornTo.push(person.born.to)
    people.identity.push(person.identity)
    people.ethnicity.push(hashText(person.ethnicity).low)
    people.home.push(hashText(person.home).low)
    for (const [at, column] of people.kin.entries()) column.push(hashText(person.kin[at] ?? '').low)
  }

  entry(at: number): StoredEntry {
    const entries = this.#entries
    const flags = entries.flags.at(at)
    const value = entries.number.at(at)
    return {
      at,
      book: this.bookOf(at),
      row: entries.row.at(at),
      number: value === 0 ? null : { value, suffix: this.#suffixes.textOf(entries.suffix.at(at)) },
      year: entries.year.at(at),
      registered: { from: entries.registeredFrom.at(at), to: entries.registeredTo.at(at) },
      event: { from: entries.eventFrom.at(at), to: entries.eventTo.at(at) },
      isAgain: (flags & isAgain) !== 0,
      isEnded: (flags & isEnded) !== 0,
    }
  }

  bookOf(entry: number): string {
    return this.#words.textOf(this.#entries.book.at(entry))
  }

  person(at: number): StoredPerson {
    const people = this.#people
    const traits = people.traits.at(at)
    return {
      at,
      entry: people.entry.at(at),
      prefix: this.#words.textOf(traits >>> 8),
      part: parts[(traits >>> 4) & 15] ?? 'acted',
      name: people.name.at(at),
      folded: people.folded.at(at),
      born: { from: people.bornFrom.at(at), to: people.bornTo.at(at) },
      sex: traits & 3,
      identity: people.identity.at(at),
      isPersonal: (traits & 4) !== 0,
      ethnicity: people.ethnicity.at(at),
      home: people.home.at(at),
      kin: people.kin.map(column => column.at(at)).filter(key => key !== 0),
    }
  }

  /** The people kept of an entry, by their places. */
  peopleOf(entry: number): readonly number[] {
    const { firstPerson, book } = this.#entries
    const from = firstPerson.at(entry)
    const to = entry + 1 < book.length ? firstPerson.at(entry + 1) : this.#people.entry.length
    return Array.from({ length: to - from }, (_, at) => from + at)
  }

  /** People who share an identity number, as lists of places; each list has two at least. */
  *sharedIdentities(): Generator<readonly number[]> {
    yield* runs(this.#people.entry.length, at => this.#people.identity.at(at))
  }

  /** People of one name who are known by a whole date of birth, name by name: one list for each day. */
  *sharedNames(): Generator<readonly (readonly number[])[]> {
    const { entry, name, bornFrom, bornTo } = this.#people
    const known = (at: number) =>
      bornFrom.at(at) === bornTo.at(at) && bornFrom.at(at) !== 0 ? name.at(at) : 0
    for (const namesakes of runs(entry.length, known)) {
      const days = new Map<number, number[]>()
      for (const at of namesakes) {
        const sameDay = days.get(bornFrom.at(at))
        if (sameDay) sameDay.push(at)
        else days.set(bornFrom.at(at), [at])
      }
      yield [...days.values()]
    }
  }

  /** Entries of one number and year in books of one group; a group of 0 is none. */
  *sharedNumbers(groupOf: (book: string) => number): Generator<readonly number[]> {
    const { book, year, number, suffix } = this.#entries
    yield* runs(this.entryCount, at => {
      const group = groupOf(this.#words.textOf(book.at(at)))
      if (group === 0 || year.at(at) === 0 || number.at(at) === 0) return 0
      return (
        ((group * 400 + Math.max(0, year.at(at) - 1800)) * 1_000_000 + number.at(at)) * 100 + suffix.at(at)
      )
    })
  }

  /** Entries by what tells a copy of them, the same kind, day and main person: lists of one or more. */
  *signatures(): Generator<readonly number[]> {
    yield* runs(this.entryCount, at => this.#entries.signature.at(at), 1)
  }
}

/** Places whose keys are the same, `least` or more of them; a key of 0 is none. */
function* runs(length: number, keyOf: (at: number) => number, least = 2): Generator<readonly number[]> {
  const keys = new Float64Array(length)
  for (let at = 0; at < length; at++) keys[at] = keyOf(at)
  const order = new Uint32Array(length).map((_, at) => at)
  order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
  let from = 0
  while (from < length) {
    const key = keys[order[from] ?? 0] ?? 0
    let to = from + 1
    while (to < length && keys[order[to] ?? 0] === key) to++
    if (key !== 0 && to - from >= least) yield [...order.subarray(from, to)]
    from = to
  }
}
