import { expect, test } from 'vitest'
import { kinds } from '../../../../src/register/kind.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

/** Every sentence by its path; functions are called with stand-ins. */
function list(catalogue: object, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) => {
    const here = `${path}.${key}`
    if (typeof value === 'object') return list(value, here)
    return [[here, typeof value === 'function' ? value('41', 42, 43) : value]] as [string, string][]
  })
}

test('both languages say the same things, completely', () => {
  expect(list(en).map(([path]) => path)).toEqual(list(vi).map(([path]) => path))
  for (const [path, sentence] of [...list(vi), ...list(en)]) {
    expect(sentence.trim(), path).not.toBe('')
    expect(sentence, path).not.toMatch(/undefined|NaN|\[object/)
    expect(sentence, path).toBe(sentence.normalize('NFC'))
  }
})
test('every kind of register has a name', () => {
  expect(Object.keys(vi.books.kinds)).toEqual(kinds.map(kind => kind.code))
})
