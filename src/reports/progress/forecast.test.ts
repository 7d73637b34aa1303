import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawLots } from '../../keying/kernel/residual/lots.ts'
import { addDays, forecastEnd, mondayOf } from './forecast.ts'
import type { Forecast } from './schema.ts'

const from = '2026-11-23'
const endOf = (forecast: Forecast) => (forecast.state === 'likely' ? forecast : undefined)

describe('the forecast of the end', () => {
  test('a steady pace ends when division says, surely', () => {
    const steady = endOf(forecastEnd({ left: 1000, weeks: Array(13).fill(100), from, due: '2027-02-01' }))
    expect(steady).toMatchObject({
      early: '2027-02-01',
      middle: '2027-02-01',
      late: '2027-02-01',
      onTime: 1,
      perWeek: 100,
    })
    expect(
      endOf(forecastEnd({ left: 1000, weeks: Array(13).fill(100), from, due: '2027-01-31' }))?.onTime,
    ).toBe(0)
  })

  test('says that it can’t tell, and why', () => {
    const tell = (left: number | null, weeks: readonly number[]) => forecastEnd({ left, weeks, from })
    expect(tell(0, [])).toEqual({ state: 'done' })
    expect(tell(null, [5, 5, 5, 5])).toMatchObject({ state: 'unknown', why: 'size' })
    expect(tell(100, [0, 0, 0, 0, 20, 30])).toMatchObject({ state: 'unknown', why: 'weeks', weeks: 2 })
    expect(tell(100, [50, ...Array(13).fill(0)])).toMatchObject({ state: 'unknown', why: 'standstill' })
    expect(tell(100, Array(20).fill(0))).toMatchObject({ state: 'unknown', why: 'weeks', weeks: 0 })
    expect(forecastEnd({ left: 100, weeks: Array(20).fill(0), from, earlier: 5 })).toMatchObject({
      why: 'standstill',
    })
    expect(tell(100, [])).toMatchObject({ state: 'unknown', why: 'weeks' })
  })

  test('what is centuries away has no day', () => {
    expect(
      endOf(forecastEnd({ left: 1_000_000, weeks: Array(13).fill(1), from, due: '2027-01-01' })),
    ).toMatchObject({
      ...{ early: null, middle: null, late: null, onTime: 0 },
    })
  })

  test('only the last quarter of a year counts, and the weeks before the beginning do not', () => {
    const old = forecastEnd({ left: 1000, weeks: [...Array(30).fill(9000), ...Array(13).fill(100)], from })
    expect(endOf(old)?.middle).toBe('2027-02-01')
    expect(
      endOf(forecastEnd({ left: 1000, weeks: [...Array(9).fill(0), ...Array(4).fill(100)], from }))?.middle,
    ).toBe('2027-02-01')
  })

  test('early, middle and late come in this order, and more work never ends sooner', () => {
    const weeks = fc.array(fc.integer({ min: -20, max: 400 }), { minLength: 4, maxLength: 20 })
    fc.assert(
      fc.property(
        weeks,
        fc.integer({ min: 1, max: 20_000 }),
        fc.integer({ min: 0, max: 5000 }),
        (past, left, more) => {
          const late = '9999-12-31'
          const one = endOf(forecastEnd({ left, weeks: past, from }))
          const other = endOf(forecastEnd({ left: left + more, weeks: past, from }))
          if (one === undefined || other === undefined) return
          expect(
            (one.early ?? late) <= (one.middle ?? late) && (one.middle ?? late) <= (one.late ?? late),
          ).toBe(true)
          expect((one.middle ?? late) <= (other.middle ?? late)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('of works that go on as they went, about eight of ten end between early and late', () => {
    // Poisson weeks whose mean itself wavers, as people fall ill and come back: what the forecast sees is the past quarter, what it foretells is the same process going on.
    const lots = drawLots(11)
    const week = () => lots.poisson(100 * (0.4 + 1.2 * lots.uniform()))
    let within = 0
    const works = 200
    for (let work = 0; work < works; work++) {
      const forecast = endOf(forecastEnd({ left: 2000, weeks: Array.from({ length: 13 }, week), from }))
      let [left, done] = [2000, 0]
      while (left > 0) {
        left -= week()
        done++
      }
      const ended = addDays(from, done * 7)
      if (
        forecast?.early != null &&
        forecast.late != null &&
        addDays(forecast.early, -7) <= ended &&
        ended <= addDays(forecast.late, 7)
      )
        within++
    }
    expect(within / works).toBeGreaterThan(0.65)
  })
})

test('a week begins on its Monday', () => {
  expect(['2026-11-22', '2026-11-23', '2026-11-29', '2026-03-01'].map(mondayOf)).toEqual([
    ...['2026-11-16', '2026-11-23', '2026-11-23', '2026-02-23'],
  ])
})
