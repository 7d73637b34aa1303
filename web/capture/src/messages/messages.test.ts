import { expect, test } from 'vitest'
import { kinds } from '../../../../src/register/kind.ts'
import { listSentences } from '../../../offline/testing/list-sentences.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

test('both languages say the same things, completely', () => {
  expect(listSentences(en).map(([path]) => path)).toEqual(listSentences(vi).map(([path]) => path))
  for (const [path, sentence] of [...listSentences(vi), ...listSentences(en)]) {
    expect(sentence.trim(), path).not.toBe('')
    expect(sentence, path).not.toMatch(/undefined|NaN|\[object/)
    expect(sentence, path).toBe(sentence.normalize('NFC'))
  }
})
test('every kind of register has a name', () => {
  expect(Object.keys(vi.books.kinds)).toEqual(kinds.map(kind => kind.code))
})
