import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample, newSeed } from './draw.ts'

const ids = Array.from({ length: 200 }, (_, i) => `record-${i}`)

test('the same seed draws the same sample, whatever the order of the records', () => {
  const sample = drawSample(ids, 32, 'hạt giống')
  expect(sample).toHaveLength(32)
  expect(drawSample([...ids].reverse(), 32, 'hạt giống')).toEqual(sample)
  expect(drawSample(ids, 32, 'hạt khác')).not.toEqual(sample)
})

test('anybody can draw again with sha256sum', () => {
  const [first = ''] = drawSample(ids, 1, 'abc')
  const lotOf = (id: string) => createHash('sha256').update(`abc:${id}`).digest('hex')
  expect(ids.every(id => lotOf(id) >= lotOf(first))).toBe(true)
})

test('every record is drawn about as often as another', () => {
  const times = new Map<string, number>()
  for (let seed = 0; seed < 2000; seed++) {
    for (const id of drawSample(ids.slice(0, 20), 5, `s${seed}`)) times.set(id, (times.get(id) ?? 0) + 1)
  }
  // 500 expected each; five standard deviations are 97.
  for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(97)
  expect(times.size).toBe(20)
})

test('never more than there are, never one twice', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.integer({ min: 0, max: 20 }), fc.string(), (some, n, seed) => {
      const sample = drawSample(some, n, seed)
      expect(new Set(sample).size).toBe(sample.length)
      expect(sample.length).toBe(Math.min(n, new Set(some).size))
    }),
  )
  expect(newSeed()).toMatch(/^[0-9a-f]{32}$/)
})
