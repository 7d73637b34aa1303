import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import type { Config } from './config.ts'
import { hasCode } from './error-code.ts'
import { parseSecretKey } from './secret-key.ts'

/** Where the key comes from: the configuration's, or the file in the data folder. */
export type KeySource = Pick<Config, 'dataDir' | 'secretKey'>

/** AES-256-GCM: 1 byte of version, 12 of nonce, the ciphertext, 16 of tag. */
const algorithm = 'aes-256-gcm'
const version = 1
const nonceBytes = 12
const tagBytes = 16
const keyBytes = 32

const keyPath = ({ dataDir }: KeySource) => join(dataDir, 'secret.key')

/**
 * Encrypts what must not be read from a copy of the database. `purpose` says what it is and whose (`totp:0198…`): what was sealed
 * for one purpose opens for no other. Makes the key file, mode 0600, when there is none yet. Throws `secret-key.wrong`.
 */
export async function seal(source: KeySource, purpose: string, plain: string): Promise<Buffer> {
  const key = (await findKey(source)) ?? (await makeKey(source))
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose))
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), nonce, sealed, cipher.getAuthTag()])
}

/** Decrypts what `seal` made for the same purpose. Throws `secret-key.missing`, `secret-key.wrong`. */
export async function unseal(source: KeySource, purpose: string, box: Buffer): Promise<string> {
  const key = await findKey(source)
  if (key === undefined) throw new AppError('secret-key.missing', { path: keyPath(source) })
  try {
    if (box[0] !== version) throw new Error('not a sealed box')
    const nonce = box.subarray(1, 1 + nonceBytes)
    const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(box.subarray(-tagBytes))
    const middle = box.subarray(1 + nonceBytes, -tagBytes)
    return Buffer.concat([decipher.update(middle), decipher.final()]).toString('utf8')
  } catch (error) {
    throw new AppError('secret-key.wrong', { path: keyPath(source) }, error)
  }
}

/** 32 bytes for one purpose, made of the key (HKDF, RFC 5869): always the same, and of no use for any other. Makes the key file when there is none. */
export async function deriveKey(source: KeySource, purpose: string): Promise<Buffer> {
  const key = (await findKey(source)) ?? (await makeKey(source))
  return Buffer.from(hkdfSync('sha256', key, '', purpose, keyBytes))
}

async function findKey(source: KeySource): Promise<Buffer | undefined> {
  if (source.secretKey !== undefined) return source.secretKey
  const path = keyPath(source)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw new AppError('secret-key.missing', { path }, error)
  }
  const key = parseSecretKey(text.trim())
  if (key === undefined) throw new AppError('secret-key.wrong', { path })
  return key
}

async function makeKey(source: KeySource): Promise<Buffer> {
  const path = keyPath(source)
  const key = randomBytes(keyBytes)
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`
  try {
    await mkdir(source.dataDir, { recursive: true })
    await writeFile(temporary, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
    // A link, not a rename: of two processes that find no key, one makes it and the other reads it.
    await link(temporary, path)
    return key
  } catch (error) {
    const made = hasCode(error, 'EEXIST') ? await findKey(source) : undefined
    if (made === undefined) throw new AppError('secret-key.missing', { path }, error)
    return made
  } finally {
    await rm(temporary, { force: true })
  }
}
