import fc from 'fast-check'
import { expect, test } from 'vitest'
import { acceptanceChance, lotChance, operatingCurve, seriesChance } from './operating-curve.ts'
import { planFor } from './plan-for.ts'
import { sayRisk } from './say-risk.ts'

/** Chance by counting every sample of a small lot, one by one. */
function counted(lot: number, wrong: number, n: number, ac: number): number {
  let [all, passing] = [0, 0]
  for (let set = 0; set < 1 << lot; set++) {
    const members = [...set.toString(2).padStart(lot, '0')].map(bit => bit === '1')
    if (members.filter(Boolean).length !== n) continue
    all++
    if (members.slice(0, wrong).filter(Boolean).length <= ac) passing++
  }
  return passing / all
}

test('the chance of a lot is that of all its samples, counted one by one', () => {
  for (const [lot, wrong, n, ac] of [
    [8, 2, 3, 0],
    [9, 4, 4, 1],
    [10, 3, 9, 2],
    [10, 10, 4, 3],
    [7, 0, 3, 0],
  ] as const) {
    expect(lotChance(lot, wrong, n, ac)).toBeCloseTo(counted(lot, wrong, n, ac), 12)
  }
})

test('the chance in a series is the published one', () => {
  // Letter J, AQL 1.0 (n 80, Ac 2); worked out with scipy 1.17.
  expect(seriesChance(0.01, 80, 2)).toBeCloseTo(0.9534, 4)
  expect(seriesChance(0.04, 80, 2)).toBeCloseTo(0.3748, 3)
  expect(seriesChance(0.001, 125, 0)).toBeCloseTo(0.999 ** 125, 12)
})

test('a worse lot never passes more easily', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 3000 }), fc.constantFrom(0.65, 1, 4), (lotSize, aql) => {
      const plan = planFor({ standard: '2859-1', lotSize, level: 'II', aql, severity: 'normal' })
      const chances = operatingCurve(plan).map(({ chance }) => chance)
      expect(chances[0]).toBe(1)
      for (const [i, chance] of chances.entries())
        expect(chance).toBeLessThanOrEqual((chances[i - 1] ?? 1) + 1e-9)
      expect(chances.length).toBeLessThanOrEqual(62)
    }),
  )
})

test('the signer reads the risk in plain words', () => {
  const plan = planFor({ standard: '2859-1', lotSize: 280, level: 'II', aql: 1, severity: 'normal' })
  expect(plan).toMatchObject({ n: 50, ac: 1 })
  expect(acceptanceChance(plan, 280, 0.04)).toBeCloseTo(0.334752, 6)
  expect(sayRisk(plan, 'en', [4])[0]).toMatch(
    /^A lot with 4 % wrong records still passes \d+ times in 100\.$/,
  )
  expect(sayRisk(plan, 'vi', [0.1, 2.5, 40]).join(' ')).toMatch(
    /Lô có 0,1 % bản ghi sai gần như luôn được chấp nhận.*Lô có 2,5 % bản ghi sai vẫn được chấp nhận \d+ lần.*Lô có 40 % .*hầu như không/,
  )
  const whole = planFor({ standard: '2859-2', lotSize: 12, lq: 5 })
  expect(sayRisk(whole, 'vi')).toEqual(['Kiểm tra toàn bộ 12 bản ghi của lô: không có rủi ro do chọn mẫu.'])
})
