import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hashGroups, shortHash } from './hash-groups.ts'

const hash = '3fa95c20'.repeat(8)

it('a hash is read aloud in groups of four', () => {
  expect(hashGroups(hash)).toHaveLength(16)
  expect(hashGroups(hash)[1]).toBe('5c20')
  expect(shortHash(hash)).toBe('3fa9 5c20 3fa9 5c20 …')
  expect(shortHash('3fa95c20')).toBe('3fa9 5c20')
})

it('loses no digit, whatever the length', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-f]{0,80}$/), text => {
      expect(hashGroups(text).join('')).toBe(text)
      expect(hashGroups(text).every((group, i, all) => i === all.length - 1 || group.length === 4)).toBe(true)
    }),
  )
})
