import { expect, it } from 'vitest'
import { emptyPace, secondsLeft, watchPace } from './upload-pace.ts'

it('tells how long the rest takes at the pace of the last half minute', () => {
  let pace = emptyPace
  expect(secondsLeft(pace, 100)).toBe(null)
  for (let second = 0; second <= 60; second++)
    pace = watchPace(pace, second * 1000, second < 30 ? 0 : (second - 30) * 50)
  expect(secondsLeft(pace, 500)).toBe(10)
  expect(pace.length).toBeLessThan(40)
})

it('says nothing when nothing moves', () => {
  const pace = watchPace(watchPace(emptyPace, 0, 10), 5000, 10)
  expect(secondsLeft(pace, 100)).toBe(null)
})
