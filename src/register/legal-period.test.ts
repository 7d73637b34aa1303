import { expect, test } from 'vitest'
import {
  daysOfBook,
  findPeriod,
  type PeriodScheme,
  periodKey,
  periodOf,
  periodSchemes,
} from './legal-period.ts'
import { type PartialDate, rangeOf } from './partial-date.ts'

const scheme = (id: string): PeriodScheme => {
  const found = periodSchemes.find(candidate => candidate.id === id)
  if (!found) throw new Error(id)
  return found
}
const periods = (id: string, date: string) =>
  periodOf(scheme(id), rangeOf(date as PartialDate)).map(period => period.id)

test('a date falls into its legal period', () => {
  expect(periods('ben-tre', '03.2010')).toEqual(['2'])
  expect(periods('ben-tre', '03.12.2018')).toEqual([])
  expect(periods('quang-nam', '30.04.1975')).toEqual(['5'])
  expect(periods('quang-nam', '2019')).toEqual(['1'])
  expect(periods('ben-tre-so', '1994')).toEqual(['4'])
})

test('two candidates where the plan’s wording or the date itself leaves it open', () => {
  expect(periods('ben-tre', '05.2006')).toEqual(['2', '3'])
  expect(periods('ben-tre', '1999')).toEqual(['3', '4'])
})

test('a province may bring its own scheme', () => {
  const own: PeriodScheme = {
    ...scheme('quang-nam'),
    id: 'own',
    periods: [{ id: 'all', name: { vi: 'Tất cả', en: 'All' }, from: null, to: null, law: null }],
  }
  expect(periodOf(own, rangeOf('1960' as PartialDate))).toHaveLength(1)
})

test('a book is as old as its dates say, and as its year where they are not known', () => {
  expect(daysOfBook({ year: 2005, openedOn: null, endedOn: null })).toEqual({
    from: '2005-01-01',
    to: '2005-12-31',
  })
  expect(daysOfBook({ year: 2005, openedOn: '2005-04-01', endedOn: '2007-02-03' })).toEqual({
    from: '2005-04-01',
    to: '2007-02-03',
  })
  expect(daysOfBook({ year: 2005, openedOn: '2006-04-01', endedOn: null }).to).toBe('2006-04-01')
})

test('every period has a key of its own, by which it is found', () => {
  const keys = periodSchemes.flatMap(each => each.periods.map(period => periodKey(each, period)))
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) {
    const found = findPeriod(periodSchemes, key)
    expect(found && periodKey(found.scheme, found.period)).toBe(key)
  }
  expect(findPeriod(periodSchemes, 'ben-tre:9')).toBeUndefined()
})
