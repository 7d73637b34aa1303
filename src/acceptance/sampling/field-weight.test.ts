import { expect, test } from 'vitest'
import { getKind, kinds } from '../../register/kind.ts'
import { criticalFields, fieldWeight } from './field-weight.ts'
import { isNonconforming, judge } from './judge.ts'

test('critical fields are fields of their kind, and every kind has some', () => {
  for (const { code, fields } of kinds) {
    const ids = new Set(getKind(code).fields.map(({ id }) => id))
    const critical = criticalFields(code)
    expect(critical.size, code).toBeGreaterThan(2)
    expect(
      [...critical].filter(id => !ids.has(id)),
      code,
    ).toEqual([])
    expect(critical.size).toBeLessThan(fields.length)
  }
})

test("a child's name is critical, the signer's office is not", () => {
  expect(fieldWeight('KS', 'nksHoTen')).toBe('critical')
  expect(fieldWeight('KS', 'chucVuNguoiKy')).toBe('other')
  expect(fieldWeight('CMC', 'ncHoTen')).toBe('critical')
  expect(fieldWeight('XX', 'nksHoTen')).toBe('other')
})

test('one critical error, or enough of the others, make a record nonconforming', () => {
  const [critical, other] = [{ weight: 'critical' as const }, { weight: 'other' as const }]
  expect(isNonconforming([], 1)).toBe(false)
  expect(isNonconforming([critical], 3)).toBe(true)
  expect(isNonconforming([other, other], 3)).toBe(false)
  expect(isNonconforming([other, other, other], 3)).toBe(true)
  expect([judge({ ac: 2 }, 2), judge({ ac: 2 }, 3)]).toEqual(['accept', 'reject'])
})
