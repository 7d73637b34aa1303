import { createHash } from 'node:crypto'

/** A row of the journal as it is hashed. `at` is an ISO time with milliseconds. */
export interface JournalRow {
  readonly agencyId: string
  readonly sequence: number
  readonly at: string
  readonly accountId: string | null
  readonly action: string
  readonly subject: string
  readonly detail: unknown
}

/** The link before the first row of a chain. */
export const firstPrevious: Buffer = Buffer.alloc(32)

/** JSON with sorted keys and no blanks: one value, one text, whatever order the database gives the keys back in. */
export function formatCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatCanonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${formatCanonicalJson(member)}`).join(',')}}`
}

/** hash = SHA-256(previous, and the row in canonical form): each row seals all before it. */
export function hashRow(previous: Uint8Array, row: JournalRow): Buffer {
  return createHash('sha256').update(previous).update(formatCanonicalJson(row)).digest()
}
