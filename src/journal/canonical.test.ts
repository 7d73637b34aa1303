import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCanonicalJson, hashRow } from './canonical.ts'

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

test('a row is sealed as its canonical JSON, without the members that are null and came later', () => {
  const text = fc.string({ unit: 'binary' })
  const digest = fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }))
  const row = fc.record({
    agencyId: fc.uuid(),
    sequence: fc.integer({ min: 1 }),
    at: fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2999-01-01') })
      .map(at => at.toISOString()),
    accountId: fc.option(fc.uuid()),
    address: fc.option(text),
    action: text,
    subject: text,
    detail: fc.dictionary(text, fc.jsonValue()),
    before: digest,
    after: digest,
  })
  fc.assert(
    fc.property(row, row => {
      const { address, before, after, ...rest } = row
      const canonical = formatCanonicalJson({
        ...rest,
        ...(address === null ? {} : { address }),
        ...(before === null ? {} : { before: Buffer.from(before).toString('hex') }),
        ...(after === null ? {} : { after: Buffer.from(after).toString('hex') }),
      })
      const previous = Buffer.alloc(32, 7)
      const expected = createHash('sha256').update(previous).update(canonical).digest('hex')
      expect(hashRow(previous, row).toString('hex')).toBe(expected)
    }),
  )
})
