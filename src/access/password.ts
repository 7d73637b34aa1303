import { hash, verify } from '@node-rs/argon2'

/** argon2id (the library's default), 19 MiB, two passes (OWASP's first choice): about 20 ms. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** One text, one password, however the keyboard composed its letters. */
const normalize = (password: string) => password.normalize('NFC')

/** The argon2id hash that is stored. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalize(password), options)
}

let decoy: Promise<string> | undefined

/** Whether the password fits the hash. Without a hash (no such account) the same work is done and the answer is no. */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('không có tài khoản nào như vậy')
  const fits = await verify(stored ?? (await decoy), normalize(password))
  return stored !== undefined && fits
}
