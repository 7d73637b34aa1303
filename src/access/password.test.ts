import { expect, test } from 'vitest'
import { checkPassword, hashPassword, verifyPassword } from './password.ts'
import { formatSource } from './throttle.ts'

test('a password fits its hash, in whatever Unicode form it is typed', async () => {
  const hash = await hashPassword('Sổ gốc là sổ gốc'.normalize('NFD'))
  expect(hash).toMatch(/^\$argon2id\$/)
  expect(await verifyPassword(hash, 'Sổ gốc là sổ gốc'.normalize('NFC'))).toBe(true)
  expect(await verifyPassword(hash, 'so goc la so goc')).toBe(false)
  expect(await verifyPassword(undefined, 'không có tài khoản nào như vậy')).toBe(false)
})

test('ten characters at least, and not the user name', () => {
  expect(() => checkPassword('chín ký t', 'lan')).toThrow()
  expect(() => checkPassword('nguyenvana', 'nguyenvana')).toThrow()
  expect(() => checkPassword('mười ký tự', 'lan')).not.toThrow()
})

test('an IPv6 household counts as one address', () => {
  expect(formatSource('::ffff:10.0.0.7')).toBe('10.0.0.7')
  expect(formatSource('10.0.0.7')).toBe('10.0.0.7')
  expect(formatSource('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(formatSource('2001:db8::1')).toBe('2001:db8:0:0::/64')
})
