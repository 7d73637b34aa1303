import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainFacts, composeChain } from './chain.ts'
import type { StatedReason } from './schema.ts'

const quiet = { repeated: 0, cancelled: 0, skipped: 0, parked: 0, unkeyed: 0 }
const whole: ChainFacts = {
  closing: 100,
  cases: { all: 100, ...quiet },
  pdfs: { all: 100, cover: 0, cancelled: 0 },
  rows: 100,
  keyedHere: true,
  records: { all: 100, leftOut: 0, removed: 0, elsewhere: 0, typed: 0 },
}
const reason = (more: Partial<StatedReason>): StatedReason => ({
  ...{ id: 'r', step: 'closing-cases', why: 'torn-page', count: -2, note: 'trang 12', by: null },
  ...{ at: '2026-11-22T00:00:00.000Z', ...more },
})
const open = (facts: ChainFacts, reasons: StatedReason[] = []) =>
  composeChain(facts, reasons).steps.map(({ from, to, unexplained }) => `${from} ${to} ${unexplained}`)

test('a book whose counts all agree needs no words', () => {
  const chain = composeChain(whole, [])
  expect(chain.explained).toBe(true)
  expect(chain.steps.map(({ difference, items }) => [difference, items.length])).toEqual([
    [0, 0],
    [0, 0],
    [0, 0],
    [0, 0],
  ])
})

test('what the cases, the package and the deposit say of themselves explains', () => {
  const chain = composeChain(
    {
      closing: 97,
      // 95 registered, two numbers used twice, one crossed out, two never used; one can't be read.
      cases: { all: 100, repeated: 2, cancelled: 1, skipped: 2, parked: 1, unkeyed: 0 },
      pdfs: { all: 97, cover: 1, cancelled: 0 },
      rows: 96,
      keyedHere: true,
      records: { all: 93, leftOut: 2, removed: 1, elsewhere: 1, typed: 1 },
    },
    [],
  )
  expect(chain.explained).toBe(true)
  const told = chain.steps.map(({ items }) => items.map(({ why, count }) => `${why} ${count}`).join(', '))
  expect(told).toEqual([
    'cancelled 1, skipped 2',
    'cancelled -1, skipped -2, parked -1, cover 1',
    'cover -1',
    'left-out -2, removed -1, elsewhere -1, typed 1',
  ])
})

test('offices that counted what was crossed out, or went by the last number, are believed', () => {
  const cases = { all: 104, repeated: 2, cancelled: 1, skipped: 3, parked: 0, unkeyed: 0 }
  const facts = (closing: number): ChainFacts => ({ ...whole, closing, cases })
  // 100 registered with the repeats.
  for (const closing of [100, 101, 98, 99, 104, 102]) expect(open(facts(closing))[0]).toBe('closing cases 0')
  expect(open(facts(97))[0]).toBe('closing cases 3')
})

test('a stated reason explains its own step and no other', () => {
  const short: ChainFacts = { ...whole, closing: 102 }
  expect(open(short)[0]).toBe('closing cases -2')
  expect(composeChain(short, [reason({})]).explained).toBe(true)
  expect(composeChain(short, [reason({ step: 'pdfs-rows' })]).explained).toBe(false)
  expect(composeChain(short, [reason({ count: 2 })]).explained).toBe(false)
})

test('where a count is missing, its neighbours are compared', () => {
  const delivered: ChainFacts = {
    ...whole,
    cases: null,
    keyedHere: false,
    pdfs: { all: 101, cover: 1, cancelled: 0 },
  }
  expect(open(delivered)).toEqual(['closing pdfs 0', 'pdfs rows 0', 'rows records 0'])
  const typed: ChainFacts = {
    ...delivered,
    pdfs: null,
    rows: null,
    records: { all: 100, leftOut: 0, removed: 0, elsewhere: 0, typed: 100 },
  }
  expect(open(typed)).toEqual(['closing records 0'])
  expect(open({ ...typed, closing: null })).toEqual([])
})

test('before anything is deposited nothing is missing, and nothing is explained', () => {
  const chain = composeChain({ ...whole, records: null }, [])
  expect(chain.steps.map(({ to }) => to)).toEqual(['cases', 'pdfs', 'rows'])
  expect(chain.explained).toBe(false)
})

test('cases of a book whose package came from outside are not waiting to be keyed', () => {
  const outside: ChainFacts = { ...whole, keyedHere: false, cases: { all: 100, ...quiet, unkeyed: 100 } }
  expect(composeChain(outside, []).explained).toBe(true)
})

test('every step adds up', () => {
  const n = fc.integer({ min: 0, max: 300 })
  const facts = fc.record({
    closing: fc.option(n),
    cases: fc.option(fc.record({ all: n, repeated: n, cancelled: n, skipped: n, parked: n, unkeyed: n })),
    pdfs: fc.option(fc.record({ all: n, cover: n, cancelled: n })),
    rows: fc.option(n),
    keyedHere: fc.boolean(),
    records: fc.option(fc.record({ all: n, leftOut: n, removed: n, elsewhere: n, typed: n })),
  })
  const reasons = fc.array(
    fc.integer({ min: -9, max: 9 }).map(count => reason({ count, step: 'rows-records' })),
  )
  fc.assert(
    fc.property(facts, reasons, (some, stated) => {
      const { steps, explained, links } = composeChain(some, stated)
      for (const { difference, items, reasons: told, unexplained, from, to } of steps) {
        const parts = [...items, ...told].reduce((sum, { count }) => sum + count, 0)
        expect(parts + unexplained).toBe(difference)
        const countOf = (wanted: string) => links.find(({ link }) => link === wanted)?.count ?? Number.NaN
        expect(countOf(to) - countOf(from)).toBe(difference)
      }
      expect(explained).toBe(some.records !== null && steps.every(step => step.unexplained === 0))
    }),
  )
})
