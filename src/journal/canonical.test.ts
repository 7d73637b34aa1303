import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCanonicalJson } from './canonical.ts'

test('canonical JSON reads back as the same value, and the order of keys does not matter', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.stringify(JSON.parse(formatCanonicalJson(value)))).toEqual(
        JSON.stringify(JSON.parse(formatCanonicalJson(JSON.parse(JSON.stringify(value))))),
      )
    }),
  )
  expect(formatCanonicalJson({ b: [1, { d: null, c: 'ở' }], a: undefined, A: true })).toBe(
    '{"A":true,"b":[1,{"c":"ở","d":null}]}',
  )
})
