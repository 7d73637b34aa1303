import { describe, expect, test, vi } from 'vitest'
import { StoreFull } from '../store/database.ts'
import type { KeptKeying } from '../store/rows.ts'
import { createKeeper, type StoreProblem } from './keeper.ts'

const row = (task: string, revision: number): KeptKeying => ({
  ...{ account: 'a', batch: 'b', sent: 0, posted: null, refused: null },
  keying: { task, revision, values: {}, doubts: {}, sources: {}, state: 'open', note: null },
})
const names = (rows: readonly KeptKeying[]) => rows.map(({ keying }) => `${keying.task}${keying.revision}`)

/** A disk that takes its time. */
function slowDisk() {
  const written: string[][] = []
  const waiting: (() => void)[] = []
  return {
    written,
    write: (rows: readonly KeptKeying[]) =>
      new Promise<void>(resolve => {
        waiting.push(() => {
          written.push(names(rows))
          resolve()
        })
      }),
    async turn() {
      waiting.shift()?.()
      await new Promise(resolve => setTimeout(resolve))
    },
  }
}

describe('keeping what is typed', () => {
  test('the first letter goes to the disk at once, those after it together, in order, the newest of each entry', async () => {
    const disk = slowDisk()
    const keeper = createKeeper(disk.write, () => undefined)
    keeper.put(row('x', 1))
    keeper.put(row('x', 2))
    keeper.put(row('y', 1))
    keeper.put(row('x', 3))
    await disk.turn()
    await disk.turn()
    await keeper.settle()
    expect(disk.written).toEqual([['x1'], ['x3', 'y1']])
  })
  test('what a full disk refused is told, and written when there is room', async () => {
    vi.useFakeTimers()
    const told: StoreProblem[] = []
    const written: string[][] = []
    let isFull = true
    const keeper = createKeeper(
      async rows => {
        if (isFull) throw new StoreFull()
        written.push(names(rows))
      },
      problem => told.push(problem),
    )
    keeper.put(row('x', 1))
    await vi.advanceTimersByTimeAsync(10)
    keeper.put(row('x', 2))
    expect(told).toEqual(['full'])
    isFull = false
    await vi.advanceTimersByTimeAsync(2_000)
    expect([told, written]).toEqual([['full', null], [['x2']]])
    vi.useRealTimers()
  })
})
