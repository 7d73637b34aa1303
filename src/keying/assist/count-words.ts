import { titleCase } from '../../register/name-case.ts'
import { normalizeText } from '../../register/names.ts'
import type { Dictionary } from './schema.ts'

/** A name, and how many men and women bear it. */
export interface CountedName {
  readonly text: string
  readonly men: number
  readonly women: number
}

type Word = Dictionary['names']['first'][number]

/** So few tell of a person, or of a slip of the pen. */
const leastBearers = 2
const mostFirst = 400
/** Pairs of words; some 20 bytes each in JSON. */
const mostPairs = 5000

/**
 * The words of names, and what follows what; what fewer than two people bear is left out, so that nobody can be read from it. Bounded: the most
 * frequent pairs only.
 */
export function countWords(names: Iterable<CountedName>): Dictionary['names'] {
  const first = new Map<string, [men: number, women: number]>()
  const pairs = new Map<string, Map<string, [men: number, women: number]>>()
  for (const { text, men, women } of names) {
    const words = normalizeText(text).split(' ')
    // Names in capitals since 2020 are the same names.
    const even = words.map(word => (word === word.toLocaleUpperCase('vi') ? titleCase(word) : word))
    if (even.length < 2 || even.length > 6 || even.some(word => !/^[\p{L}'’-]{1,12}$/u.test(word))) continue
    add(first, even[0] ?? '', men, women)
    for (const [at, word] of even.entries()) {
      const next = pairs.get(word) ?? new Map<string, [number, number]>()
      pairs.set(word, next)
      add(next, even[at + 1] ?? '', men, women)
    }
  }
  const all = [...pairs].flatMap(([before, next]) =>
    [...next].map(([text, counts]) => ({ before, text, counts })),
  )
  const kept = all
    .filter(({ counts }) => isBorne(counts))
    .sort((a, b) => sum(b.counts) - sum(a.counts) || compare(a.before, b.before) || compare(a.text, b.text))
    .slice(0, mostPairs)
  const next: Record<string, Word[]> = {}
  for (const { before, text, counts } of kept) {
    next[before] ??= []
    next[before].push([text, ...counts])
  }
  return { first: wordsOf(first).slice(0, mostFirst), next }
}

function add(counts: Map<string, [number, number]>, text: string, men: number, women: number): void {
  const [oldMen, oldWomen] = counts.get(text) ?? [0, 0]
  counts.set(text, [oldMen + men, oldWomen + women])
}

function wordsOf(counts: ReadonlyMap<string, [number, number]>): Word[] {
  return [...counts]
    .filter(([, each]) => isBorne(each))
    .sort((a, b) => sum(b[1]) - sum(a[1]) || compare(a[0], b[0]))
    .map(([text, [men, women]]) => [text, men, women])
}

function isBorne(counts: readonly [number, number]): boolean {
  return sum(counts) >= leastBearers
}

function sum([men, women]: readonly [number, number]): number {
  return men + women
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
