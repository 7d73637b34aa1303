import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatPartialDate, parsePartialDate } from '../../register/partial-date.ts'
import { keepRising } from './keep-rising.ts'

const dated = (dates: string, weights: readonly number[] = []) =>
  dates.split(' ').map((text, at) => {
    const date = parsePartialDate(text).ok
    if (date === undefined) throw new Error(`no date: ${text}`)
    return { id: `${at}`, date, weight: weights[at] ?? 1 }
  })
const kept = (dates: string, weights?: readonly number[]) =>
  [...keepRising(dated(dates, weights))].toSorted().join('')

test('a misread date stands alone against those around it, wherever it stands', () => {
  expect(kept('03.01.2008 05.01.2008 25.12.2008 06.01.2008 06.01.2008')).toBe('0134')
  expect(kept('25.12.2008 05.01.2008 06.01.2008')).toBe('12')
  expect(kept('03.05.2008 05.05.2008 06.01.2008')).toBe('01')
})

test('what a person keyed prevails over what was read; a date without its day goes with its month', () => {
  expect(kept('03.05.2008 04.05.2008 06.01.2008', [1, 1, 3])).toBe('2')
  expect(kept('20.05.2008 05.2008 21.05.2008')).toBe('012')
})

test('dates that never go back are all kept', () => {
  const aDay = fc.integer({ min: 1, max: 28 })
  fc.assert(
    fc.property(fc.array(aDay, { maxLength: 40 }), days => {
      const entries = days
        .toSorted((a, b) => a - b)
        .map((day, at) => ({
          id: `${at}`,
          date: formatPartialDate({ day, month: 2, year: 2008 }),
          weight: 1,
        }))
      expect(keepRising(entries).size).toBe(entries.length)
    }),
  )
})
