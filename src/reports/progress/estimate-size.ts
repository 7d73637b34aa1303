import type { BookSums, Series } from './schema.ts'

/**
 * How many entries the books of some kinds have together: as their closing notes say or as was found in them, and of books of which neither is known as many as those of the
 * same kind have on average, or of all kinds where none of its kind is known. `unknownBooks`: nothing is known of any book.
 */
export function estimateSize(
  kinds: readonly { readonly sums: Pick<BookSums, 'books' | 'size' | 'unsized'> }[],
): NonNullable<Series['target']> {
  const add = (pick: (sums: (typeof kinds)[number]['sums']) => number) =>
    kinds.reduce((total, { sums }) => total + pick(sums), 0)
  const entries = add(({ size }) => size)
  const known = add(({ books, unsized }) => books - unsized)
  if (known === 0) return { entries: 0, estimated: 0, unknownBooks: add(({ unsized }) => unsized) }
  const estimated = add(({ books, size, unsized }) => {
    const ofKind = books - unsized
    return Math.round((ofKind > 0 ? size / ofKind : entries / known) * unsized)
  })
  return { entries: entries + estimated, estimated, unknownBooks: 0 }
}
