import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasForeignScript, withoutLookAlikes } from './look-alike.ts'

test('letters that only look Latin become Latin, the others stay', () => {
  expect(withoutLookAlikes('Nguyễn Vаn Аn')).toBe('Nguyễn Van An')
  expect(withoutLookAlikes('ＫＳ　２００６')).toBe('KS　2006')
  expect(withoutLookAlikes('Жуков')).toMatch(/^Жy/)
  expect(hasForeignScript('Nguyễn Văn An’')).toBe(false)
  expect(hasForeignScript('王明')).toBe(true)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      expect(withoutLookAlikes(withoutLookAlikes(text))).toBe(withoutLookAlikes(text))
    }),
  )
})
