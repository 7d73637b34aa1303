import { createHash } from 'node:crypto'

/** A row of the journal as it is hashed. `at` is an ISO time with milliseconds. */
export interface JournalRow {
  readonly agencyId: string
  readonly sequence: number
  readonly at: string
  readonly accountId: string | null
  readonly address: string | null
  readonly action: string
  readonly subject: string
  readonly detail: unknown
  readonly before: Uint8Array | null
  readonly after: Uint8Array | null
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

const hex = (digest: Uint8Array | null) => (digest === null ? undefined : Buffer.from(digest).toString('hex'))

/**
 * hash = SHA-256(previous, and the row in canonical form): each row seals all before it. Members that came with migration 0003
 * are left out where they are null, so that older rows keep their hashes.
 */
export function hashRow(previous: Uint8Array, { address, before, after, ...row }: JournalRow): Buffer {
  const sealed = { ...row, address: address ?? undefined, before: hex(before), after: hex(after) }
  return createHash('sha256').update(previous).update(formatCanonicalJson(sealed)).digest()
}

/** SHA-256 of a state in canonical JSON. */
export function digestState(state: unknown): Buffer {
  return createHash('sha256').update(formatCanonicalJson(state)).digest()
}
