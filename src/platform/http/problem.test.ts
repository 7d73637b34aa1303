import { expect, test } from 'vitest'
import type { Language } from '../../register/text.ts'
import { languageOf } from './problem.ts'

const answerTo = (wanted: string | undefined, accountLanguage?: Language) =>
  languageOf({ headers: wanted === undefined ? {} : { 'accept-language': wanted }, accountLanguage })

test('the language of the screen wins over the account’s', () => {
  expect(answerTo('en', 'vi')).toBe('en')
  expect(answerTo('vi', 'en')).toBe('vi')
})

test('what the browser prefers by itself counts only before the account is known', () => {
  expect(answerTo('vi-VN,vi;q=0.9,en;q=0.8', 'en')).toBe('en')
  expect(answerTo('en-US,en;q=0.9', 'vi')).toBe('vi')
  expect(answerTo('en-US,en;q=0.9')).toBe('en')
})

test('Vietnamese unless told otherwise', () => {
  expect(answerTo(undefined)).toBe('vi')
  expect(answerTo('fr-FR,fr;q=0.9,en;q=0.8')).toBe('vi')
  expect(answerTo(undefined, 'en')).toBe('en')
})
