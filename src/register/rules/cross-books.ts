import { finding } from '../finding.ts'
import { groupBy } from '../group-by.ts'
import { foldName } from '../names.ts'
import type { TextParams } from '../text.ts'
import type { CrossBook, CrossFinding } from './cross-book.ts'
import type { CrossStore } from './cross-store.ts'

/** Whether two books are copies of one: they have some entries in common, and those are most of the smaller one. */
export function isCopy(common: number, smaller: number): boolean {
  return common >= 5 && common >= smaller * 0.8
}

/** Files that carry one name and have less than this in common hold different books. */
const strangersShare = 0.2
/** An entry that stands in more books than this is a placeholder. */
const mostBooks = 10

/** Which books are copies of one, and what is told about it. */
export interface Copies {
  readonly findings: readonly CrossFinding[]
  readonly areCopies: (a: string, b: string) => boolean
  /** Whether something was told of two books as wholes: then it is not told again of each of their rows. */
  readonly areTold: (a: string, b: string) => boolean
}

/** Finds books that were digitised twice (the commune's copy and the district's), and different books in files of one name. */
export function findCopies(store: CrossStore, books: readonly CrossBook[]): Copies {
  const byKey = new Map(books.map(book => [book.key, book]))
  const { sizes, common } = countEntries(store, byKey)
  const copies = new Set<string>()
  const told = new Set<string>()
  const findings: CrossFinding[] = []
  const tell = (code: 'cross.book-twice' | 'cross.book-name-twice', pair: string, params: TextParams) => {
    const [a, b] = pair.split('\n').map(key => byKey.get(key))
    if (a === undefined || b === undefined) return
    told.add(pair)
    findings.push({ ...finding(code, { value: b.file, params: { other: b.file, ...params } }), book: a.key })
    findings.push({ ...finding(code, { value: a.file, params: { other: a.file, ...params } }), book: b.key })
  }
  const smallerOf = (pair: string) => Math.min(...pair.split('\n').map(key => sizes.get(key) ?? 0))
  const shareOf = (pair: string) => (common.get(pair) ?? 0) / Math.max(1, smallerOf(pair))
  for (const [pair, count] of common) {
    if (!isCopy(count, smallerOf(pair))) continue
    copies.add(pair)
    tell('cross.book-twice', pair, { count, share: Math.round(shareOf(pair) * 100) })
  }
  const known = books.filter(book => volumeKey(book) !== null)
  for (const volumes of groupBy(known, volumeKey).values()) {
    for (const [at, b] of volumes.entries()) {
      for (const a of volumes.slice(0, at)) {
        const pair = pairKey(a.key, b.key)
        if (shareOf(pair) < strangersShare) tell('cross.book-name-twice', pair, {})
      }
    }
  }
  return {
    findings,
    areCopies: (a, b) => copies.has(pairKey(a, b)),
    areTold: (a, b) => told.has(pairKey(a, b)),
  }
}

/** Entries of each book that can be recognised, and how many of them every two books share. */
function countEntries(store: CrossStore, judged: ReadonlyMap<string, CrossBook>) {
  const sizes = new Map<string, number>()
  const common = new Map<string, number>()
  for (const entries of store.signatures()) {
    const keys = [...new Set(entries.map(at => store.bookOf(at)))].filter(key => judged.has(key))
    for (const [at, key] of keys.entries()) {
      increment(sizes, key)
      if (keys.length <= mostBooks)
        for (const other of keys.slice(0, at)) increment(common, pairKey(key, other))
    }
  }
  return { sizes, common }
}

/** Which volume of which agency a file says it is; null where something is not known. */
function volumeKey({ kind, year, volume, agency }: CrossBook): string | null {
  return year === null || volume === null || agency === null
    ? null
    : `${kind} ${year} ${volume} ${foldName(agency)}`
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a}\n${b}` : `${b}\n${a}`
}
