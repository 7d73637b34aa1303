import { expect, test } from 'vitest'
import { watchFiles } from './settled.ts'

const file = (sizeBytes: number, mtimeMs = 1) => ({ path: '/a', place: 'a', sizeBytes, mtimeMs })

test('a file is whole when two looks, three seconds apart, find it the same', () => {
  const watched = watchFiles()
  expect(watched.isSettled(file(10), 0)).toBe(false)
  expect(watched.isSettled(file(10), 2000)).toBe(false)
  expect(watched.isSettled(file(10), 5000)).toBe(true)
})

test('one that grows, or is written anew in the same size, begins again', () => {
  const watched = watchFiles()
  watched.isSettled(file(10), 0)
  expect(watched.isSettled(file(20), 5000)).toBe(false)
  expect(watched.isSettled(file(20, 2), 10_000)).toBe(false)
  expect(watched.isSettled(file(20, 2), 15_000)).toBe(true)
})

test('an empty file is waited for, as the scanner may be about to write it', () => {
  const watched = watchFiles()
  watched.isSettled(file(0), 0)
  expect(watched.isSettled(file(0), 30_000)).toBe(false)
  expect(watched.isSettled(file(0), 60_000)).toBe(true)
})

test('what is left alone stays so until its time, or until it changes', () => {
  const watched = watchFiles()
  watched.leave(file(10), 1000)
  expect([watched.isLeft(file(10), 999), watched.isLeft(file(10), 1000)]).toEqual([true, false])
  watched.leave(file(10))
  expect([watched.isLeft(file(10), 1e12), watched.isLeft(file(11), 1)]).toEqual([true, false])
})
