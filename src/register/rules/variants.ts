import { editDistance } from '../edit-distance.ts'
import { type Finding, finding } from '../finding.ts'
import type { RegisterKind } from '../kind.ts'
import { foldName, toneKey } from '../names.ts'
import { type Reading, textOf } from './reading.ts'

/** Looks for slips in columns where a book repeats few values: who signed, who wrote, which office. */
export interface VariantSearch {
  readonly note: (reading: Reading) => void
  readonly finish: () => readonly Finding[]
}

const repeating = ['nguoiKy', 'chucVuNguoiKy', 'nguoiThucHien', 'noiDangKy', 'noiCap']
/** A value is rare in at most so many rows, and a slip of one that stands in at least so many times more. */
const mostRare = 2
const timesMore = 8
/** Letters that may differ, marks aside. */
const slip = 2
/** Distinct values kept per column; a book with more repeats none of them. */
const mostValues = 500

interface Seen {
  count: number
  /** The rows of a rare value. */
  readonly rows: number[]
}

/** Starts the search in a book of this kind. */
export function searchVariants(kind: RegisterKind): VariantSearch {
  const columns = new Map(
    kind.fields.flatMap(({ id }) => (repeating.includes(id) ? [[id, new Map<string, Seen>()]] : [])),
  )
  return {
    note: reading => {
      for (const [column, seen] of columns) {
        const value = textOf(reading, column)
        if (value === '') continue
        const known = seen.get(value)
        if (known === undefined && seen.size < mostValues) seen.set(value, { count: 1, rows: [reading.row] })
        if (known === undefined) continue
        known.count += 1
        if (known.count <= mostRare) known.rows.push(reading.row)
      }
    },
    finish: () =>
      [...columns].flatMap(([column, seen]) => {
        const values = [...seen]
        return values
          .filter(([, { count }]) => count <= mostRare)
          .flatMap(([value, { count, rows }]) => {
            const likely = values.find(
              ([other, { count: more }]) => more >= count * timesMore && isSlip(value, other),
            )
            if (likely === undefined) return []
            const [suggestion, { count: times }] = likely
            return rows.map(row =>
              finding('value.variant', { row, column, value, suggestion, params: { count: times } }),
            )
          })
      }),
  }
}

/** Another name by a mark or a letter or two; another case or tone placement is the same value, another number another office. */
function isSlip(value: string, other: string): boolean {
  if (toneKey(value) === toneKey(other) || digitsOf(value) !== digitsOf(other)) return false
  return editDistance(foldName(value), foldName(other), slip) <= slip
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ')
}
