import { expect, test } from 'vitest'
import { hashToken, isToken, isWithin, makeToken, readBearer } from './token.ts'

test('a token has 256 random bits behind its prefix and is stored as its digest', () => {
  const [a, b] = [makeToken(), makeToken()]
  expect(isToken(a) && isToken(b) && a !== b).toBe(true)
  expect(hashToken(a)).toHaveLength(32)
})

test.each([
  [undefined, undefined],
  ['', undefined],
  ['Basic bGFu', undefined],
  ['Bearer abc', 'abc'],
  ['bearer  abc ', 'abc'],
  ['Bearer', ''],
  ['Bearer a b', ''],
])('the header %s holds the token %s', (header, token) => {
  expect(readBearer(header)).toBe(token)
})

test.each([
  [[], '203.0.113.9', true],
  [['203.0.113.9'], '203.0.113.9', true],
  [['203.0.113.9'], '203.0.113.8', false],
  [['10.0.0.0/8'], '::ffff:10.200.0.1', true],
  [['2001:db8::/32'], '2001:db8:1::5', true],
  [['2001:db8::/32'], '10.0.0.1', false],
  [['10.0.0.0/8'], 'unknown', false],
] as const)('%j holds %s: %s', (allowed, address, expected) => {
  expect(isWithin(allowed, address)).toBe(expected)
})
