import { expect, test } from 'vitest'
import { nextSeverity, type PastLot } from './switching.ts'

/** Lots of 1,000 records at AQL 1.0, level II (J, n 80, Ac 2 in normal inspection), with so many wrong records each. */
const lots = (severity: PastLot['severity'], ...found: number[]): PastLot[] =>
  found.map(nonconforming => ({
    ...{ lotSize: 1000, level: 'II' as const, aql: 1, severity, nonconforming },
    accepted: nonconforming <= { normal: 2, tightened: 1, reduced: 1 }[severity],
  }))

test('a series begins with normal inspection', () => {
  expect(nextSeverity([])).toMatchObject({ severity: 'normal', because: 'first', score: 0 })
})

test('two of five lots rejected: tightened', () => {
  expect(nextSeverity(lots('normal', 3, 0, 0, 0, 3))).toMatchObject({
    severity: 'tightened',
    because: 'two-of-five-rejected',
  })
  expect(nextSeverity(lots('normal', 3, 3))).toMatchObject({ severity: 'tightened' })
  expect(nextSeverity(lots('normal', 3, 0, 0, 0, 0, 3))).toMatchObject({ severity: 'normal' })
})

test('five lots in a row accepted under tightened inspection: normal again', () => {
  const before = lots('normal', 3, 3)
  expect(nextSeverity([...before, ...lots('tightened', 0, 0, 0, 0)])).toMatchObject({ severity: 'tightened' })
  expect(nextSeverity([...before, ...lots('tightened', 2, 0, 0, 0, 0)])).toMatchObject({
    severity: 'tightened',
  })
  expect(nextSeverity([...before, ...lots('tightened', 2, 0, 0, 1, 0, 0)])).toMatchObject({
    severity: 'normal',
    because: 'five-accepted',
  })
  // Back in normal inspection, what was before no longer counts.
  expect(nextSeverity([...before, ...lots('tightened', 0, 0, 0, 0, 0), ...lots('normal', 3)])).toMatchObject({
    severity: 'normal',
  })
})

test('five rejected under tightened inspection: acceptance stops', () => {
  expect(nextSeverity(lots('tightened', 2, 2, 0, 2, 2, 2))).toMatchObject({
    stopped: true,
    severity: 'tightened',
  })
  expect(nextSeverity(lots('tightened', 2, 2, 0, 2, 2))).toMatchObject({ stopped: false })
})

test('ten good lots give thirty points, and reduced inspection may be used', () => {
  // Ac 2: three points for each lot that would have passed at AQL 0.65 (Ac 1).
  expect(nextSeverity(lots('normal', ...Array<number>(9).fill(1)))).toMatchObject({
    score: 27,
    mayReduce: false,
  })
  expect(nextSeverity(lots('normal', ...Array<number>(10).fill(1)))).toMatchObject({
    score: 30,
    mayReduce: true,
  })
  // Two wrong pass at AQL 1.0 but not at 0.65: the score begins anew.
  expect(nextSeverity(lots('normal', 1, 1, 2, 1))).toMatchObject({ score: 3 })
})

test('with an acceptance number under two every accepted lot gives two points', () => {
  const small = lots('normal', 0, 0, 0).map(lot => ({ ...lot, lotSize: 200 }))
  expect(nextSeverity(small)).toMatchObject({ score: 6 })
})

test('reduced inspection ends with the first rejected lot', () => {
  expect(nextSeverity(lots('reduced', 0, 1))).toMatchObject({ severity: 'reduced', because: 'goes-on' })
  expect(nextSeverity(lots('reduced', 0, 2))).toMatchObject({
    severity: 'normal',
    because: 'rejected-when-reduced',
    score: 0,
  })
})
