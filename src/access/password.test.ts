import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

test('a password fits its hash, in whatever Unicode form it is typed', async () => {
  const hash = await hashPassword('Sổ gốc là sổ gốc'.normalize('NFD'))
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await verifyPassword(hash, 'Sổ gốc là sổ gốc'.normalize('NFC'))).toBe(true)
  expect(await verifyPassword(hash, 'so goc la so goc')).toBe(false)
  expect(await verifyPassword(undefined, 'không có tài khoản nào như vậy')).toBe(false)
})
