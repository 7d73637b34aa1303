import type { z } from 'zod'
import type { unkeptBooksSchema } from '../../../../src/inventory/schema.ts'
import { groupBy } from '../../../../src/register/group-by.ts'

/** A book of which nobody has said who keeps it, with the agencies it may be at. */
export type UnkeptBook = z.output<typeof unkeptBooksSchema>['books'][number]

/** The unkept books of one old agency. */
export interface UnkeptGroup {
  readonly agency: UnkeptBook['book']['agency']
  readonly books: readonly UnkeptBook[]
}

const byName = new Intl.Collator('vi', { numeric: true })

/** Unkept books by the agency that registered them; books by kind, year and volume, as they stand on a shelf. */
export function groupUnkept(books: readonly UnkeptBook[]): readonly UnkeptGroup[] {
  return [...groupBy(books, ({ book }) => book.agency.id).values()]
    .flatMap(group => {
      const agency = group[0]?.book.agency
      const sorted = group.sort(
        ({ book: a }, { book: b }) =>
          a.kind.localeCompare(b.kind) || a.year - b.year || byName.compare(a.volume, b.volume),
      )
      return agency === undefined ? [] : [{ agency, books: sorted }]
    })
    .sort((a, b) => byName.compare(a.agency.name, b.agency.name))
}

/** Who may keep all of some books: the agencies that are candidates of each. */
export function commonCandidates(books: readonly UnkeptBook[]): UnkeptBook['candidates'] {
  const [first, ...others] = books
  return (first?.candidates ?? []).filter(({ id }) =>
    others.every(other => other.candidates.some(candidate => candidate.id === id)),
  )
}
