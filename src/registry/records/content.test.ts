import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentHash, depositDigest, formatFields } from './content.ts'

const pdf = 'ab'.repeat(32)

test('the content hash depends neither on the order of the fields nor on empty ones', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 })), fields => {
      const reversed = Object.fromEntries(Object.entries(fields).reverse())
      expect(contentHash({ ...reversed, ghiChu2: '' }, pdf)).toEqual(contentHash(fields, pdf))
    }),
  )
})

test('one letter or another PDF is another content', () => {
  const hash = contentHash({ so: '53', nksHoTen: 'NGUYỄN THỊ HOA' }, pdf)
  expect(contentHash({ so: '53', nksHoTen: 'NGUYỄN THỊ HOÀ' }, pdf)).not.toEqual(hash)
  expect(contentHash({ so: '53', nksHoTen: 'NGUYỄN THỊ HOA' }, 'cd'.repeat(32))).not.toEqual(hash)
})

test('names known beforehand change nothing', () => {
  const fields = { so: '53', ghiChu: 'rách góc', nksHoTen: 'A' }
  expect(formatFields(fields, ['ghiChu', 'meHoTen', 'nksHoTen', 'so'])).toBe(formatFields(fields))
})

test('the stored form is JSON with sorted names', () => {
  expect(formatFields({ so: '53', ghiChu: '', nksHoTen: 'A' })).toBe('{"nksHoTen":"A","so":"53"}')
})

test('the digest of a deposit follows the order of its rows', () => {
  const [a, b] = [contentHash({ so: '1' }, pdf), contentHash({ so: '2' }, pdf)]
  expect(depositDigest([a, b])).not.toEqual(depositDigest([b, a]))
})
