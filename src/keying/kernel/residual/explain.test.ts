import { describe, expect, test } from 'vitest'
import { estimateResidual } from './estimate-residual.ts'
import { type Explained, explain, headline } from './explain.ts'
import { formatEstimate, formatPerThousand } from './texts.ts'

const evidence: Explained['evidence'] = {
  ...{ fields: 10_000, twice: 0, differences: 0, open: 0, doubted: 0 },
  ...{ gold: { measured: 0, wrong: 0 }, arbiter: { measured: 0, wrong: 0 } },
  pairs: { measured: 0, wrong: 0, alike: 0 },
}
const nothing: Explained = {
  ...{ overall: null, unmeasured: ['once'], sharedBound: null, assumedArbiterError: 0.01, evidence },
}

test.each([
  [0, '0'],
  [0.004, '< 0,01'],
  [0.046, '0,05'],
  [1.24, '1,2'],
  [12.6, '13'],
])('%d per 1,000 reads %s', (value, text) => {
  expect(formatPerThousand(value, 'vi')).toBe(text)
})

test('an estimate is a sentence with its range', () => {
  const estimate = { perThousand: 1.2, low: 0.6, high: 2.1 }
  expect(formatEstimate(estimate, 'vi')).toBe('1,2 trường sai trên 1.000 (từ 0,60 đến 2,1)')
  expect(formatEstimate({ ...estimate, high: null }, 'vi')).toContain('chưa biết nhiều nhất bao nhiêu')
})

describe('what is not known is said in words', () => {
  test('nothing measured, nothing keyed', () => {
    expect(headline(nothing, 'vi')).toMatch(/^Chưa đo được/)
    expect(headline({ ...nothing, evidence: { ...evidence, fields: 0 } }, 'vi')).toMatch(/chưa có trường hợp/)
    expect(explain(nothing, 'vi')).toEqual([])
  })

  test('keyed twice without gold: errors alike and the arbiter', () => {
    const known = {
      ...{ type: 'text', fields: 10_000, twice: 10_000, gold: { measured: 0, wrong: 0 } },
      faults: { first: 20, second: 20, both: 0, none: 0 },
    }
    const residual = estimateResidual({ ...evidence, types: [known] })
    const told = {
      ...nothing,
      ...residual,
      evidence: { ...evidence, twice: 10_000, differences: 40, open: 3 },
    }
    const said = explain(told, 'vi').join(' ')
    expect(headline(told, 'vi')).toMatch(/^Ước tính còn ít nhất 0,04/)
    expect(said).toContain('Còn 3 chỗ chưa phân xử')
    expect(said).toContain('Chưa đo được lỗi hai người cùng đọc sai như nhau')
    expect(said).toContain('tạm coi họ sai 1 % số chỗ')
    expect(said).not.toContain('Khoảng trong ngoặc')
  })
})
