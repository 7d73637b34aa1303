import { expect, test } from 'vitest'
import { nameKey } from './review-keys.ts'

const press = (key: string, code: string, shiftKey = false) => nameKey({ key, code, shiftKey })

test('a key is what is printed on it', () => {
  expect(press('r', 'KeyR')).toBe('r')
  expect(press('R', 'KeyR', true)).toBe('Shift+r')
  expect(press('R', 'KeyR')).toBe('r') // caps lock
  expect(press(' ', 'Space')).toBe('Space')
  expect(press('ArrowLeft', 'ArrowLeft', true)).toBe('Shift+ArrowLeft')
  expect(press('?', 'Slash', true)).toBe('?')
  expect(press('+', 'Equal', true)).toBe('+')
})
test('whatever a Vietnamese layout or input method makes of it', () => {
  expect(press('ă', 'Digit1')).toBe('1')
  expect(press('ư', 'BracketLeft')).toBe('[')
  expect(press('Ư', 'BracketLeft', true)).toBe('Shift+[')
  expect(press('{', 'BracketLeft', true)).toBe('Shift+[')
  expect(press('Process', 'KeyW')).toBe('w')
  expect(press('3', 'Numpad3')).toBe('3')
})
test('and letters follow the keyboard they are printed on', () => {
  expect(press('a', 'KeyQ')).toBe('a')
})
