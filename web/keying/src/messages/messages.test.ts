import { expect, test } from 'vitest'
import { listSentences } from '../../../offline/testing/list-sentences.ts'
import { en } from './en.ts'
import { vi } from './vi.ts'

test('both languages say the same things, completely', () => {
  expect(listSentences(en).map(([path]) => path)).toEqual(listSentences(vi).map(([path]) => path))
  for (const [path, sentence] of [...listSentences(vi), ...listSentences(en)]) {
    // What is simply typed needs no word.
    if (path === '.desk.sources.typed') continue
    expect(sentence.trim(), path).not.toBe('')
    expect(sentence, path).not.toMatch(/undefined|NaN|\[object/)
    expect(sentence, path).toBe(sentence.normalize('NFC'))
  }
})
