import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitingQualities } from './limiting-quality.ts'
import { aqls } from './master-table.ts'
import { acceptanceChance } from './operating-curve.ts'
import { levels, severities } from './plan.ts'
import { planFor } from './plan-for.ts'

const serial = (lotSize: number, aql: number, severity: 'normal' | 'tightened' | 'reduced' = 'normal') =>
  planFor({ standard: '2859-1', lotSize, level: 'II', aql, severity })

test('the plans that every text-book has', () => {
  expect(serial(1000, 1)).toMatchObject({ letter: 'J', n: 80, ac: 2, re: 3, full: false })
  expect(serial(5000, 2.5)).toMatchObject({ letter: 'L', n: 200, ac: 10, re: 11 })
  expect(serial(1000, 1, 'tightened')).toMatchObject({ letter: 'J', n: 80, ac: 1 })
  expect(serial(1000, 1, 'reduced')).toMatchObject({ letter: 'J', n: 32, ac: 1 })
  // TCVN 7790-2:2015, table A.
  expect(planFor({ standard: '2859-2', lotSize: 1000, lq: 5 })).toMatchObject({ n: 80, ac: 1, re: 2 })
})

test('a small lot is inspected whole', () => {
  expect(serial(40, 0.65)).toMatchObject({ letter: 'F', n: 20 })
  expect(serial(15, 0.65)).toMatchObject({ n: 15, full: true })
  expect(planFor({ standard: '2859-2', lotSize: 12, lq: 5 })).toMatchObject({ n: 12, ac: 0, full: true })
  expect(planFor({ standard: '2859-2', lotSize: 20, lq: 0.5 })).toMatchObject({ n: 20, ac: 0, full: true })
})

test('the sample of a larger lot by one standard is never smaller, and never larger than the lot', () => {
  const size = fc.integer({ min: 1, max: 700_000 })
  fc.assert(
    fc.property(
      ...[size, size, fc.constantFrom(...levels), fc.constantFrom(...aqls), fc.constantFrom(...severities)],
      (a, b, level, aql, severity) => {
        const [smaller, larger] = [Math.min(a, b), Math.max(a, b)].map(lotSize =>
          planFor({ standard: '2859-1', lotSize, level, aql, severity }),
        )
        if (smaller === undefined || larger === undefined) throw new Error('no plan')
        expect(smaller.n).toBeLessThanOrEqual(smaller.lotSize)
        expect(larger.ac).toBeGreaterThanOrEqual(smaller.ac)
      },
    ),
  )
})

test('a lot as bad as the limiting quality passes as rarely as TCVN 7790-2 promises: at most 13 times in 100', () => {
  const lots = [25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000, 2_000_000]
  for (const lotSize of lots) {
    for (const lq of limitingQualities) {
      const plan = planFor({ standard: '2859-2', lotSize, lq })
      const chance = acceptanceChance(plan, lotSize, lq / 100)
      // In small lots the share is one or two records, and the printed plans are a little more lenient: 50 of 90 miss both of two one time in five.
      expect(chance, `${lotSize} ${lq}`).toBeLessThan(lotSize > 280 ? 0.1305 : 0.2)
    }
  }
})

test('what the tables do not have is refused', () => {
  expect(() => serial(0, 1)).toThrow(RangeError)
  expect(() => serial(100, 3)).toThrow(RangeError)
  expect(() => planFor({ standard: '2859-2', lotSize: 100, lq: 4 })).toThrow(RangeError)
})
