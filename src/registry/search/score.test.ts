import { describe, expect, test } from 'vitest'
import { NameIndex } from './name-index.ts'
import { readNames } from './parse-query.ts'
import { scoreBorn } from './score-born.ts'
import { explainName, scoreName } from './score-name.ts'
import { readTypedName } from './typed-name.ts'

function indexOf(names: readonly string[]): NameIndex {
  const index = new NameIndex()
  for (const [at, name] of names.entries()) index.add(at + 1, name)
  return index
}

/** The names in the order a search for `typed` would show them. */
function rank(typed: string, names: readonly string[]): string[] {
  const index = indexOf(names)
  const query = readTypedName(index, readNames(typed))
  const scores = new Map(names.map((name, place) => [name, scoreName(index, query, place)]))
  return [...names].sort((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0))
}

describe('scoreName', () => {
  test('the marks that were typed agree first', () => {
    expect(rank('nguyễn thị hoà', ['NGUYỄN THỊ HOA', 'NGUYỄN THỊ HÒA', 'NGUYỄN THỊ HỎA'])[0]).toBe(
      'NGUYỄN THỊ HÒA',
    )
    expect(rank('Nguyễn Thị Hoa', ['NGUYỄN THỊ HÒA', 'NGUYỄN THỊ HOA'])[0]).toBe('NGUYỄN THỊ HOA')
  })

  test('equal letters, then order, then a slip', () => {
    expect(rank('tran lan hoa', ['Trần Lan Hoe', 'Hoa Trần Lan', 'Trần Lan Hoa'])).toEqual([
      'Trần Lan Hoa',
      'Hoa Trần Lan',
      'Trần Lan Hoe',
    ])
  })

  test('Nguyễn and Thị say almost nothing', () => {
    expect(rank('nguyen thi hoa', ['Nguyễn Thị Lan', 'Trần Hoa'])[0]).toBe('Trần Hoa')
  })

  test('a name that holds more comes after one that does not', () => {
    expect(rank('le hoa', ['Lê Thị Mỹ Hoa', 'Lê Hoa', 'Lê Thị Hoa'])).toEqual([
      'Lê Hoa',
      'Lê Thị Hoa',
      'Lê Thị Mỹ Hoa',
    ])
  })

  test('the same name scores 1, typed with or without marks', () => {
    const name = 'Nguyễn Thị Hòa'
    for (const typed of [name, 'nguyen thi hoa', 'NGUYỄN THỊ HOÀ']) {
      const index = indexOf([name])
      expect(scoreName(index, readTypedName(index, readNames(typed)), 0)).toBeCloseTo(1, 10)
    }
  })
})

describe('explainName', () => {
  const why = (typed: string, name: string): string[] => {
    const index = indexOf([name, 'Hoa'])
    return explainName(index, readTypedName(index, readNames(typed)), 0).map(reason => reason.code)
  }
  test.each([
    ['Nguyễn Thị Hoà', 'Nguyễn Thị Hòa', ['name-exact']],
    ['nguyen thi hoa', 'Nguyễn Thị Hòa', ['name-without-marks']],
    ['Nguyễn Thị Hoa', 'Nguyễn Thị Hòa', ['name-other-marks']],
    ['hoa nguyen thi', 'Nguyễn Thị Hòa', ['name-without-marks', 'order']],
    ['nguyen hoa', 'Nguyễn Thị Hòa', ['particle']],
    ['tran van hung', 'Trần Hưng', ['particle']],
    ['tran hung', 'Trần Quốc Hưng', ['name-part']],
    ['nguyen thi hooa', 'Nguyễn Thị Hòa', ['one-letter']],
  ])('"%s" and %s', (typed, name, codes) => expect(why(typed, name)).toEqual(codes))
})

describe('scoreBorn', () => {
  const day = (date: string) => ({ from: date, to: date })
  const year = { from: '1987-01-01', to: '1987-12-31' }

  test('falls the further two births lie apart', () => {
    const asked = day('1987-03-12')
    const births = [
      asked,
      year,
      day('1987-12-03'),
      day('1987-03-13'),
      day('1987-05-20'),
      day('1988-11-01'),
      null,
    ]
    const scores = births.map(born => scoreBorn(asked, born))
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(scores[0]).toBe(1)
  })

  test('a year asked for holds every day of it', () => expect(scoreBorn(year, day('1987-03-12'))).toBe(1))
  test('nothing asked, nothing taken off', () => expect(scoreBorn(null, null)).toBe(1))
})
