import { formatNext, parseEntryNumber } from '../../../../../src/register/number.ts'
import type { Case, CaseEdit, PageOfCase } from '../../../../../src/scanning/cases/schema.ts'

/** Where somebody is in a book: the page they look at, and the case chosen on it. */
export interface CasePlace {
  readonly cases: readonly Case[]
  /** The ids of the book's pages in their order. */
  readonly pages: readonly string[]
  readonly page: string
  readonly one: Case | undefined
}

/** What a key does: edits, and the case that is chosen afterwards. */
export interface PlannedKey {
  readonly edits: readonly CaseEdit[]
  readonly chosen: string | undefined
}

/** The numbers a hole may have to be filled with skipped ones at once; a larger one is a typing error. */
const mostSkipped = 50

const wholePage = (page: string, part: PageOfCase['part']): PageOfCase => ({
  ...{ page, part, place: null, head: null },
})

const isOn = (one: Case, page: string) => one.pages.some(on => on.page === page)

/** The case after which one that begins on this page comes: the last on the page or the pages before it. */
export function findCaseBefore({ cases, pages, page }: CasePlace): Case | undefined {
  const here = pages.indexOf(page)
  return cases.findLast(({ pages: [first] }) => first !== undefined && pages.indexOf(first.page) <= here)
}

/** A new case on the page, behind the chosen one; the numbers behind it grow by one. */
export function planNew(place: CasePlace, id: string): PlannedKey {
  const { one, page } = place
  const before = one !== undefined && isOn(one, page) ? one : findCaseBefore(place)
  const number = before === undefined ? '1' : (formatNext(before.number) ?? before.number)
  return {
    edits: [
      {
        ...{ kind: 'insert', id, after: before?.id ?? null, number, standing: 'registered', shift: true },
        pages: [wholePage(page, 'main')],
      },
    ],
    chosen: id,
  }
}

/**
 * The page goes to the case before: as its continuation, an added sheet or a note on the back. A case that was taken to begin there is
 * none: it goes, and the numbers close up.
 */
export function planJoin(place: CasePlace, part: PageOfCase['part']): PlannedKey | undefined {
  const { cases, page, one } = place
  const beginsHere = (each: Case | undefined) => each?.pages[0]?.page === page
  const begins = beginsHere(one) ? one : cases.find(beginsHere)
  const before = begins === undefined ? caseBeforePage(place) : caseBefore(place, begins)
  if (before === undefined) return undefined
  const added = begins?.pages ?? [wholePage(page, part)]
  const pages = added.reduce(
    (all, on, index) => addPage(all, index === 0 ? { ...on, part } : on),
    before.pages,
  )
  const edits: CaseEdit[] = [{ kind: 'pages', case: before.id, pages }]
  if (begins !== undefined) edits.push({ kind: 'remove', case: begins.id, shift: true })
  return { edits, chosen: before.id }
}

/** The case before another; a skipped number is none that goes on. */
function caseBefore({ cases }: CasePlace, { position }: Case): Case | undefined {
  return cases.slice(0, position - 1).findLast(each => each.pages.length > 0)
}

/** The last case that stands on the pages before this one. */
function caseBeforePage({ cases, pages, page }: CasePlace): Case | undefined {
  const here = pages.indexOf(page)
  return cases.findLast(({ pages: [first] }) => first !== undefined && pages.indexOf(first.page) < here)
}

/** Two rows of one page that are one case become one place. */
function addPage(pages: PageOfCase[], on: PageOfCase): PageOfCase[] {
  const known = pages.find(({ page }) => page === on.page)
  if (known === undefined) return [...pages, on]
  const { place } = known
  if (place === null || on.place === null) return pages
  const top = Math.min(place.top, on.place.top)
  const height = Math.max(place.top + place.height, on.place.top + on.place.height) - top
  return pages.map(each => (each === known ? { ...known, place: { ...place, top, height } } : each))
}

/** The page is taken off the chosen case; a case that has no other page goes, and the numbers close up. */
export function planTakeOff({ cases, page, one }: CasePlace): PlannedKey | undefined {
  if (one === undefined) return undefined
  const pages = one.pages.filter(on => on.page !== page)
  if (pages.length > 0 && pages.length < one.pages.length)
    return { edits: [{ kind: 'pages', case: one.id, pages }], chosen: one.id }
  const next = cases[one.position] ?? cases[one.position - 2]
  return { edits: [{ kind: 'remove', case: one.id, shift: true }], chosen: next?.id }
}

/** The chosen case was crossed out, or was not after all. */
export function planCancelled({ one }: CasePlace): PlannedKey | undefined {
  if (one === undefined || one.standing === 'skipped') return undefined
  const standing = one.standing === 'cancelled' ? 'registered' : 'cancelled'
  return { edits: [{ kind: 'standing', case: one.id, standing }], chosen: one.id }
}

/** The chosen case has the number of the one before it once more, or has not after all; the numbers behind it follow. */
export function planRepeated({ cases, one }: CasePlace): PlannedKey | undefined {
  const before = one && cases[one.position - 2]
  if (one === undefined || one.standing === 'skipped') return undefined
  const renumber = (number: string): CaseEdit => ({
    ...{ kind: 'number', case: one.id, number, following: true },
  })
  if (one.standing === 'repeated') {
    const number = formatNext(one.number) ?? one.number
    return {
      edits: [renumber(number), { kind: 'standing', case: one.id, standing: 'registered' }],
      chosen: one.id,
    }
  }
  if (before === undefined) return undefined
  return {
    edits: [renumber(before.number), { kind: 'standing', case: one.id, standing: 'repeated' }],
    chosen: one.id,
  }
}

/**
 * Numbers before the chosen case were never used: those missing between it and the case before, or, where none is missing, its own, and it
 * has the next.
 */
export function planSkipped({ cases, one }: CasePlace, newId: () => string): PlannedKey | undefined {
  if (one === undefined) return undefined
  const before = cases[one.position - 2]
  const [from, to] = [parseEntryNumber(before?.number ?? ''), parseEntryNumber(one.number)]
  const missing = from !== undefined && to !== undefined ? to.value - from.value - 1 : 0
  const count = missing > 0 && missing <= mostSkipped ? missing : 1
  const edits: CaseEdit[] = []
  let number = missing > 0 ? (formatNext(before?.number ?? '') ?? one.number) : one.number
  let after = before?.id ?? null
  for (let left = count; left > 0; left--) {
    const id = newId()
    edits.push({
      ...{ kind: 'insert', id, after, number, standing: 'skipped', pages: [], shift: missing <= 0 },
    })
    number = formatNext(number) ?? number
    after = id
  }
  return { edits, chosen: one.id }
}

/** Another number for the chosen case. */
export function planNumber(one: Case, number: string, following: boolean): PlannedKey | undefined {
  if (number.trim() === '' || number.trim() === one.number) return undefined
  return {
    edits: [{ kind: 'number', case: one.id, number: number.trim(), following }],
    chosen: one.id,
  }
}
