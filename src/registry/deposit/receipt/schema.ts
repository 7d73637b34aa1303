import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)

/** What is told of each row, in this order. */
export const receiptColumns = ['row', 'number', 'pdf', 'record', 'version', 'content'] as const

/**
 * The signed result of a deposit, book → PDF → row → record; no names, nothing of what the records say. It is signed as canonical JSON (names
 * sorted, no blanks) without `signature`.
 */
export const receiptSchema = z.object({
  format: z.literal('sogoc-deposit-receipt/1'),
  deposit: z.uuid(),
  at: z.iso.datetime(),
  agency: z.object({ id: z.uuid(), code: z.string() }),
  book: z.object({ id: z.uuid(), kind: z.string(), year: z.number().int(), volume: z.string() }),
  mode: z.enum(['all', 'valid']),
  files: z.object({ xlsx: sha256, zip: sha256 }),
  counts: z.object({
    rows: count,
    pdfs: count,
    inserted: count,
    updated: count,
    unchanged: count,
    rejected: count,
  }),
  columns: z.array(z.enum(receiptColumns)),
  /** Every row that went in or stood already: its number, SHA-256 of its PDF, the record, its version, SHA-256 of what that says. */
  rows: z.array(z.tuple([count, z.string(), sha256, z.uuid(), z.number().int().min(1), sha256])),
  /** SHA-256 over the canonical JSON of `rows`. */
  digest: sha256,
  signature: z.object({
    algorithm: z.literal('Ed25519'),
    /** SubjectPublicKeyInfo (RFC 8410), base64. */
    publicKey: z.base64(),
    /** SHA-256 of the public key: what one writes down to know the installation again. */
    fingerprint: sha256,
    value: z.base64(),
  }),
})
export type Receipt = z.infer<typeof receiptSchema>
export type UnsignedReceipt = Omit<Receipt, 'signature'>
