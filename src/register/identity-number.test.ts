import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkIdentityNumber,
  doubtShape,
  isKnownProvince,
  isMadeUp,
  parseIdentityNumber,
} from './identity-number.ts'
import type { PartialDate } from './partial-date.ts'

describe('identity numbers', () => {
  test('a personal number tells province, year and sex', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 96 }),
        fc.integer({ min: 1900, max: 2399 }),
        fc.constantFrom(1 as const, 2 as const),
        (province, year, sex) => {
          const digits = `${String(province).padStart(3, '0')}${(Math.floor(year / 100) - 19) * 2 + sex - 1}${String(year % 100).padStart(2, '0')}000123`
          expect(parseIdentityNumber(digits)).toEqual({
            form: 'personal',
            digits,
            province: digits.slice(0, 3),
            birthYear: year,
            sex,
          })
        },
      ),
    )
  })

  test('other numbers tell nothing and none is refused', () => {
    expect(parseIdentityNumber('201 456 789')).toEqual({ form: 'cmnd', digits: '201456789' })
    expect(parseIdentityNumber('B1234567')).toEqual({ form: 'other', text: 'B1234567' })
  })

  test.each([
    ['201456789', '1', undefined],
    ['049187001234', '1', undefined],
    ['20145678', '1', { suggestion: '020145678', sameDigits: false }],
    ['49187001234', '4', { suggestion: '049187001234', sameDigits: false }],
    ['49187001234', '', { suggestion: '049187001234', sameDigits: false }],
    ['049 187 001234', '4', { suggestion: '049187001234', sameDigits: true }],
    ['201456789', '4', { suggestion: null, sameDigits: false }],
    ['B1234567', '2', undefined],
    ['12345', '5', undefined],
    ['1234567', '', undefined],
    ['049187001234', 'personal', undefined],
  ])('%s on paper "%s": %j', (number, paper, doubt) => {
    expect(doubtShape(number, paper)).toEqual(doubt)
  })

  test('numbers that were made up, and provinces that there are', () => {
    expect(['111111111', '000000000000', '123456789', '012345678901'].map(isMadeUp)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['201456789', '049187001234', '', '0'].map(isMadeUp)).toEqual([false, false, false, false])
    expect(['001', '049', '050', '101', '003', '000', '097'].map(isKnownProvince)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
      true,
    ])
  })

  test('clashes with the entry', () => {
    const number = parseIdentityNumber('049187001234')
    expect(checkIdentityNumber(number, { birth: '05.03.1987' as PartialDate, sex: 2 })).toEqual([])
    expect(checkIdentityNumber(number, { birth: '1988' as PartialDate, sex: 1 })).toEqual([
      { about: 'birth', says: 1987 },
      { about: 'sex', says: 2 },
    ])
    expect(checkIdentityNumber(number, { sex: 3 })).toEqual([])
  })
})
