import { toneKey } from '../names.ts'
import type { CrossBook, CrossFinding } from './cross-book.ts'
import { crossFinding, type Standing } from './cross-finding.ts'
import { compareIdentities } from './cross-identity.ts'
import { isTelling, judgePair, type Marriages, type SamePair } from './cross-pair.ts'
import { samePerson } from './cross-same-person.ts'
import type { Span } from './cross-span.ts'
import { type CrossStore, hashText } from './cross-store.ts'

/** What is known beside the rows. */
export interface PeopleContext {
  /** Whether two books are copies of one: then what stands in both is no surprise. */
  readonly areCopies: (a: string, b: string) => boolean
  /** Names, and on how many days people were born who bear them elsewhere. */
  readonly bearers: Iterable<readonly [name: string, days: number]>
}

/** More mentions than this under one number, or one name and day, are a placeholder and no person. */
const mostMentions = 60

/** What the mentions of each person in several entries say against each other. */
export function comparePeople(
  store: CrossStore,
  books: ReadonlyMap<string, CrossBook>,
  { areCopies, bearers }: PeopleContext,
): CrossFinding[] {
  const findings: CrossFinding[] = []
  const pairs: SamePair[] = []
  const standing = (at: number): Standing => {
    const person = store.person(at)
    return { person, entry: store.entry(person.entry) }
  }
  const group = (places: readonly number[]) =>
    places.length > mostMentions ? [] : places.map(standing).filter(({ entry }) => books.has(entry.book))
  for (const places of store.sharedIdentities()) {
    const mentions = group(places)
    findings.push(...compareIdentities(books, mentions))
    pairs.push(...pairUp(mentions, 0))
  }
  const elsewhere = new Map(Array.from(bearers, ([name, days]) => [hashText(toneKey(name)).whole, days]))
  for (const days of store.sharedNames()) {
    for (const places of days) {
      if (places.length < 2) continue
      const mentions = group(places)
      const known = elsewhere.get(mentions[0]?.person.name ?? 0) ?? 0
      // Those who share a number as well were paired above.
      pairs.push(...pairUp(mentions, Math.max(days.length, known)).filter(({ how }) => how !== 'identity'))
    }
  }
  const marriages = findMarriages(store, pairs)
  const told = new Set<string>()
  pairs.sort((one, other) => one.b.person.at - other.b.person.at || one.a.person.at - other.a.person.at)
  for (const pair of pairs) {
    const judged = judgePair(pair, marriages)
    const [a, b] = [pair.a.entry, pair.b.entry]
    if (judged === undefined || (judged.isRepetition && areCopies(a.book, b.book))) continue
    // Both spouses show that a couple married twice.
    const key = `${judged.code} ${Math.min(a.at, b.at)} ${Math.max(a.at, b.at)}`
    const found = told.has(key) ? undefined : crossFinding(books, judged)
    if (found !== undefined) findings.push(found)
    told.add(key)
  }
  return findings
}

/** Every two mentions of a group that are one person and can say something together, the earlier first. */
function pairUp(group: readonly Standing[], bearers: number): SamePair[] {
  return group.flatMap((b, at) =>
    group.slice(0, at).flatMap(a => {
      if (a.entry.at === b.entry.at || !isTelling(a.person.part, b.person.part)) return []
      const how = samePerson(a.person, b.person, bearers)
      return how === undefined ? [] : [{ a, b, how }]
    }),
  )
}

function findMarriages(store: CrossStore, pairs: readonly SamePair[]): Marriages {
  const ends = new Map<number, Span[]>()
  for (const { a, b } of pairs) {
    const [married, other] = a.person.part === 'married' ? [a, b] : [b, a]
    const isEnd = ['died', 'divorced', 'freed'].includes(other.person.part)
    if (married.person.part === 'married' && isEnd)
      ends.set(married.entry.at, [...(ends.get(married.entry.at) ?? []), other.entry.event])
  }
  return {
    endsOf: entry => ends.get(entry.at) ?? [],
    spouseOf: ({ person, entry }) =>
      store.peopleOf(entry.at).flatMap(at => (at === person.at ? [] : [store.person(at)]))[0],
  }
}
