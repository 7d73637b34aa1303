import { getKind } from '../../../src/register/kind.ts'
import type { Text } from '../../../src/register/text.ts'
import type { Random } from '../../../src/training/random.ts'
import type { Values } from '../clean/scribe-traits.ts'
import type { SheetBook, TypedRow } from '../sheet-book.ts'

/** What can see a mistake: one value, a row, the whole book, the files, other books. `none`: nothing but the paper. */
export type Level = 'cell' | 'row' | 'book' | 'files' | 'cross' | 'none'

interface Common {
  readonly id: string
  readonly name: Text
  /** The first level that should see it. */
  readonly level: Level
  /** Which of the mistakes made count as visible; plain words for the table. */
  readonly visible: string
}

/** A mistake in one row, made in a share of the rows. `rate` is of the rows that lend themselves to it. */
export interface RowMistake extends Common {
  readonly rate: number
  /** Undefined when the row does not lend itself to it. */
  readonly spoil: (row: RowToSpoil) => SpoiltRow | undefined
}

export interface RowToSpoil {
  readonly values: Values
  readonly book: SheetBook
  readonly random: Random
}

export interface SpoiltRow extends TypedRow {
  /** Whether a right row could not say so. */
  readonly isVisible: boolean
}

/** A mistake of a book as a whole, made once in a copy of it. */
export interface BookMistake extends Common {
  readonly spoil: (book: SheetBook, random: Random) => SpoiltBook | undefined
}

export interface SpoiltBook {
  readonly book: SheetBook
  readonly isVisible: boolean
  /** For the list of missed ones. */
  readonly what?: string
}

export function isRowMistake(mistake: RowMistake | BookMistake): mistake is RowMistake {
  return 'rate' in mistake
}

/** A row with some values changed; '' takes one away. */
export function changed(values: Values, changes: Readonly<Record<string, string>>): Values {
  const all = Object.entries({ ...values, ...changes })
  return Object.fromEntries(all.filter(([, text]) => text !== ''))
}

/** One of the filled fields of a row that fit, or nothing. */
export function pickField(
  { values, book, random }: RowToSpoil,
  fits: (field: ReturnType<typeof getKind>['fields'][number], text: string) => boolean,
): string | undefined {
  const fields = getKind(book.kind).fields.filter(field => {
    const text = values[field.id]
    return text !== undefined && fits(field, text)
  })
  return fields.length === 0 ? undefined : random.pick(fields).id
}

/** A mistake of one cell: a field that fits, and what is typed there. Always visible unless told otherwise. */
export function cellMistake(
  common: Common & { readonly rate: number },
  fits: Parameters<typeof pickField>[1],
  type: (text: string, random: Random, row: RowToSpoil, field: string) => string | undefined,
  isVisible: (row: RowToSpoil, spoilt: Values, field: string) => boolean = () => true,
): RowMistake {
  return {
    ...common,
    spoil: row => {
      const field = pickField(row, fits)
      const text = field && row.values[field]
      if (field === undefined || text === undefined) return undefined
      const typed = type(text, row.random, row, field)
      if (typed === undefined || typed === text) return undefined
      const values = changed(row.values, { [field]: typed })
      return { values, isVisible: isVisible(row, values, field) }
    },
  }
}

/** A text with one character replaced, taken out or put in. */
export function replaceAt(text: string, at: number, by: string, length = 1): string {
  return text.slice(0, at) + by + text.slice(at + length)
}

/** The values that differ between two rows, before and after. */
export function describeChange(before: TypedRow | undefined, after: TypedRow | undefined): string {
  const [was, is] = [before?.values ?? {}, after?.values ?? {}]
  const columns = Object.keys({ ...was, ...is }).filter(column => was[column] !== is[column])
  return columns.map(column => `${column}: ${was[column] ?? '∅'} → ${is[column] ?? '∅'}`).join('; ')
}
