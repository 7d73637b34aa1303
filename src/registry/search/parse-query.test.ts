import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from './parse-query.ts'

const names = (text: string): string =>
  parseQuery(text)
    .names.map(token => token.folded)
    .join(' ')

/** Any UTF-16 unit, half a letter of other scripts, too. */
const anyUnit = fc.integer({ min: 0, max: 0xffff }).map(code => String.fromCharCode(code))

describe('parseQuery', () => {
  test.each([
    ['Nguyễn Thị Hoà', 'nguyen thi hoa'],
    ['  hoa, nguyen   THI ', 'hoa nguyen thi'],
    ['Nguyễn Văn Nam 1987', 'nguyen van nam'],
    ["H'Mai Niê", 'hmai nie'],
    ['...', ''],
  ])('the name in "%s"', (text, expected) => expect(names(text)).toBe(expected))

  test.each([
    ['Hoa 12/3/1987', '1987-03-12', '1987-03-12'],
    ['Hoa 12.03.1987', '1987-03-12', '1987-03-12'],
    ['Hoa 1987-03-12', '1987-03-12', '1987-03-12'],
    ['Hoa sinh ngày 12-3-1987', '1987-03-12', '1987-03-12'],
    ['Hoa 03.1987', '1987-03-01', '1987-03-31'],
    ['Hoa 3/1987', '1987-03-01', '1987-03-31'],
    ['Hoa sinh năm 1987', '1987-01-01', '1987-12-31'],
    ['1987 hoa', '1987-01-01', '1987-12-31'],
  ])('the birth in "%s"', (text, from, to) => {
    expect(parseQuery(text)).toMatchObject({ born: { from, to }, entry: null })
    expect(names(text)).toBe('hoa')
  })

  test.each([
    ['53/1997', { kind: null, number: '53', volume: null, year: 1997 }],
    ['3/1987', { kind: null, number: '3', volume: null, year: 1987 }],
    ['KS 53/1997', { kind: 'KS', number: '53', volume: null, year: 1997 }],
    ['kh 053a/1997', { kind: 'KH', number: '53a', volume: null, year: 1997 }],
    ['KS 12/03/1997', { kind: 'KS', number: '12', volume: '03', year: 1997 }],
    ['53/02/1997', { kind: null, number: '53', volume: '02', year: 1997 }],
    ['số 53 quyển 1 năm 1997', { kind: null, number: '53', volume: '01', year: 1997 }],
    ['số 53 bis', { kind: null, number: '53bis', volume: null, year: null }],
    ['KT 7', { kind: 'KT', number: '7', volume: null, year: null }],
    ['53', { kind: null, number: '53', volume: null, year: null }],
  ])('the entry in "%s"', (text, { kind, ...entry }) => {
    expect(parseQuery(text)).toMatchObject({ kind, entry, names: [], born: null })
  })

  test('identity numbers of 9 and 12 digits', () => {
    expect(parseQuery('049087001234')).toMatchObject({
      identityNumber: '049087001234',
      names: [],
      entry: null,
    })
    expect(parseQuery('hoa 201234567')).toMatchObject({ identityNumber: '201234567', entry: null })
  })

  test('a name, a birth and an entry together', () => {
    expect(parseQuery('KS 53/1997 nguyễn thị hoa 12/3/1987')).toMatchObject({
      kind: 'KS',
      entry: { number: '53', year: 1997 },
      born: { from: '1987-03-12' },
    })
  })

  test('marks typed are kept beside the search key', () => {
    expect(parseQuery('Hoà').names).toEqual(parseQuery('hòa').names)
    expect(parseQuery('Hoà').names).not.toEqual(parseQuery('hoa').names)
  })

  test('any text can be asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyUnit, maxLength: 200 }), text => {
        for (const token of parseQuery(text).names) expect(token.folded).not.toMatch(/\s|^$/u)
      }),
    )
  })
})
