import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { formatCanonicalJson } from '../../../journal/canonical.ts'
import { deriveKey, type KeySource } from '../../../platform/secret-box.ts'
import type { Receipt, UnsignedReceipt } from './schema.ts'

/** An Ed25519 private key in PKCS #8 is these bytes and the 32 of the key (RFC 8410, section 7). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The installation's key for receipts: made of its secret key, so that every machine of it signs alike and a backup of that one is enough. */
async function signingKey(source: KeySource): Promise<KeyObject> {
  const seed = await deriveKey(source, 'deposit receipts, Ed25519')
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
}

/** Signs a receipt; the same receipt gets the same signature. Throws `secret-key.…`. */
export async function signReceipt(source: KeySource, receipt: UnsignedReceipt): Promise<Receipt> {
  const key = await signingKey(source)
  const publicKey = exportPublic(createPublicKey(key))
  const value = sign(null, Buffer.from(formatCanonicalJson(receipt)), key).toString('base64')
  return {
    ...receipt,
    signature: {
      algorithm: 'Ed25519',
      publicKey: publicKey.toString('base64'),
      fingerprint: fingerprintOf(publicKey),
      value,
    },
  }
}

/** `valid`: signed by this installation; `other-key`: whole, but signed with another key; `invalid`: altered. */
export type SignatureState = 'valid' | 'other-key' | 'invalid'

/** Looks whether a receipt is as it was signed, and by whom. */
export async function judgeSignature(
  source: KeySource,
  { signature, ...receipt }: Receipt,
): Promise<SignatureState> {
  const publicKey = Buffer.from(signature.publicKey, 'base64')
  const bytes = Buffer.from(formatCanonicalJson(receipt))
  if (fingerprintOf(publicKey) !== signature.fingerprint || digestRows(receipt.rows) !== receipt.digest)
    return 'invalid'
  if (!verifies(bytes, publicKey, Buffer.from(signature.value, 'base64'))) return 'invalid'
  const own = exportPublic(createPublicKey(await signingKey(source)))
  return own.equals(publicKey) ? 'valid' : 'other-key'
}

/** SHA-256 over the rows of a receipt. */
export function digestRows(rows: UnsignedReceipt['rows']): string {
  return createHash('sha256').update(formatCanonicalJson(rows)).digest('hex')
}

function verifies(bytes: Buffer, publicKey: Buffer, value: Buffer): boolean {
  try {
    return verify(null, bytes, createPublicKey({ key: publicKey, format: 'der', type: 'spki' }), value)
  } catch {
    // What is no key has signed nothing; that is the answer.
    return false
  }
}

function exportPublic(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' })
}

function fingerprintOf(publicKey: Buffer): string {
  return createHash('sha256').update(publicKey).digest('hex')
}
