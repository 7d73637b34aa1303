import { expect, test } from 'vitest'
import { mapAhead } from './map-ahead.ts'

async function* numbers(count: number) {
  for (let at = 0; at < count; at++) yield at
}

test('results come in order, never more than so many at work', async () => {
  let working = 0
  let most = 0
  const results: number[] = []
  const mapped = mapAhead(numbers(50), 4, async at => {
    working += 1
    most = Math.max(most, working)
    await new Promise(resolve => setTimeout(resolve, (at * 7) % 5))
    working -= 1
    return at * 2
  })
  for await (const result of mapped) results.push(result)
  expect(results).toEqual(Array.from({ length: 50 }, (_, at) => at * 2))
  expect(most).toBe(4)
})

test('a failure is told in its place, after everything before it; what is at work is waited for', async () => {
  const results: number[] = []
  let ended = 0
  const mapped = mapAhead(numbers(10), 4, async at => {
    await new Promise(resolve => setTimeout(resolve, at === 3 ? 0 : 5))
    ended += 1
    if (at === 3) throw new Error('3')
    return at
  })
  const walk = async () => {
    for await (const result of mapped) results.push(result)
  }
  await expect(walk()).rejects.toThrow('3')
  expect(results).toEqual([0, 1, 2])
  expect(ended).toBeGreaterThanOrEqual(6)
})
