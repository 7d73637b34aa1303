import { createHash, hash } from 'node:crypto'

/** A record's fields: non-empty, normalised texts by the ministry's column names. */
export type Fields = Readonly<Record<string, string>>

/**
 * SHA-256 of what a record says: its fields and the bytes of its PDF. The fields are put in the order of their names, so that
 * the hash depends neither on the order of a kind's columns nor on how jsonb stores them, and can be computed again from the
 * database for ever after. `pdfSha256` is lower-case hexadecimal.
 */
export function contentHash(fields: Fields, pdfSha256: string): Buffer {
  return hashFormatted(formatFields(fields), pdfSha256)
}

/** As `contentHash`, of fields that `formatFields` has formatted. */
export function hashFormatted(fields: string, pdfSha256: string): Buffer {
  return hash('sha256', `${fields}\n${pdfSha256}`, 'buffer')
}

/**
 * The fields as JSON with their names in code-unit order: what is hashed, and what is stored as jsonb. `sortedNames` may hold more names
 * than there are fields; given for a whole book, it saves sorting every row (a fifth of a deposit's reading).
 */
export function formatFields(
  fields: Fields,
  sortedNames: readonly string[] = Object.keys(fields).sort(),
): string {
  const sorted: Record<string, string> = {}
  for (const name of sortedNames) {
    const value = fields[name]
    if (value !== undefined && value !== '') sorted[name] = value
  }
  return JSON.stringify(sorted)
}

/** The digest of a deposit: SHA-256 over the content hashes (32 bytes each) of the rows it wrote, in row order. */
export function depositDigest(contents: Iterable<Uint8Array>): Buffer {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content)
  return hash.digest()
}
