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
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(formatCanonicalJson).join(',')}]`
  let text = ''
  const members: Readonly<Record<string, unknown>> = { ...value }
  for (const name of Object.keys(value).sort()) {
    if (members[name] === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${formatCanonicalJson(members[name])}`
  }
  return `{${text}}`
}

const hex = (digest: Uint8Array | null) => (digest === null ? null : Buffer.from(digest).toString('hex'))

/**
 * hash = SHA-256(previous, and the row in canonical form): each row seals all before it. Members that came with migration 0003
 * are left out where they are null, so that older rows keep their hashes.
 */
export function hashRow(previous: Uint8Array, row: JournalRow): Buffer {
  const detail = formatCanonicalJson(row.detail)
  const text = formatSealed({ ...row, detail, before: hex(row.before), after: hex(row.after) })
  return createHash('sha256').update(previous).update(text).digest()
}

/** A row with its parts as they are sealed: detail in canonical JSON, digests in hexadecimal. */
export interface SealedRow extends Omit<JournalRow, 'detail' | 'before' | 'after'> {
  readonly detail: string
  readonly before: string | null
  readonly after: string | null
}

/** The canonical JSON of a row, its members in the order of their names; put together by hand because verifying does little else. */
export function formatSealed(row: SealedRow): string {
  const { accountId, address, before, after } = row
  return (
    `{"accountId":${accountId === null ? 'null' : `"${accountId}"`},"action":${JSON.stringify(row.action)}` +
    (address === null ? '' : `,"address":${JSON.stringify(address)}`) +
    (after === null ? '' : `,"after":"${after}"`) +
    `,"agencyId":"${row.agencyId}","at":"${row.at}"` +
    (before === null ? '' : `,"before":"${before}"`) +
    `,"detail":${row.detail},"sequence":${row.sequence},"subject":${JSON.stringify(row.subject)}}`
  )
}

/** SHA-256 of a state in canonical JSON. */
export function digestState(state: unknown): Buffer {
  return createHash('sha256').update(formatCanonicalJson(state)).digest()
}
