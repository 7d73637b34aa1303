import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { vi } from './vi.ts'

/** Every sentence of a catalogue by its path; functions are called with stand-ins for their parameters. */
function listSentences(catalogue: object, path = ''): Map<string, string> {
  const sentences = new Map<string, string>()
  for (const [key, value] of Object.entries(catalogue)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') sentences.set(here, value)
    else if (typeof value === 'function') sentences.set(here, value('41', 42, 43, 44))
    else for (const [inner, sentence] of listSentences(value, here)) sentences.set(inner, sentence)
  }
  return sentences
}

describe('messages', () => {
  const vietnamese = listSentences(vi)
  const english = listSentences(en)

  it('has the same sentences in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...vietnamese.keys()].sort())
  })
  it('leaves no sentence empty and none with a parameter that did not arrive', () => {
    for (const [path, sentence] of [...vietnamese, ...english]) {
      expect(sentence.trim(), path).not.toBe('')
      expect(sentence, path).not.toMatch(/undefined|NaN|\[object|\{\w+\}/)
    }
  })
  it('writes Vietnamese composed (NFC), so that it is found and shown as people type it', () => {
    for (const [path, sentence] of vietnamese) expect(sentence, path).toBe(sentence.normalize('NFC'))
  })
  it('keeps English free of Vietnamese but for the product’s name and what is quoted from the ministry', () => {
    for (const [path, sentence] of english)
      if (path !== 'product') expect(sentence, path).not.toMatch(/[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/i)
  })
})
