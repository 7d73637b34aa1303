import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldName, normalizeText, sameName, splitName, toneKey } from './names.ts'
import { placeTones } from './tone-placement.ts'

const letters = [
  ...'aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ',
  "'",
  '-',
  ' ',
  '’',
]
const anyName = fc
  .array(fc.constantFrom(...letters, ...letters.map(letter => letter.toUpperCase())), { maxLength: 30 })
  .map(units => units.join(''))

describe('foldName', () => {
  test.each([
    ['Nguyễn Thị Hoà', 'nguyen thi hoa'],
    ['ĐẶNG  VĂN ƯỚC ', 'dang van uoc'],
    ['Lý', 'li'],
    ['Quý', 'qui'],
    ['Mỹ Tây', 'mi tay'],
    ['Y Moan Êñuôl', 'y moan enuol'],
    ["H'Hen Niê", 'hhen nie'],
    ['H’Hen Niê', 'hhen nie'],
    ["K'Sor", 'ksor'],
    ['Nguyễn-Văn-A', 'nguyen van a'],
    ['Ðỗ', 'do'],
    ['', ''],
  ])('%s → %s', (name, key) => {
    expect(foldName(name)).toBe(key)
  })

  test('folding again changes nothing; NFC and NFD give one key', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.string(), fc.string({ unit: 'grapheme' })), name => {
        const key = foldName(name)
        expect(foldName(key)).toBe(key)
        expect(foldName(name.normalize('NFD'))).toBe(foldName(name.normalize('NFC')))
        expect(key).toBe(key.trim())
      }),
    )
  })

  test('tones and case do not matter', () => {
    fc.assert(
      fc.property(anyName, name => {
        expect(foldName(name.toUpperCase())).toBe(foldName(name))
        expect(foldName(placeTones(name, 'old'))).toBe(foldName(name))
      }),
    )
  })
})

describe('sameName', () => {
  test('puts tone placement, case and Unicode form aside, but no tone', () => {
    expect(sameName('Nguyễn Thị HÒA', 'nguyễn thị hoà')).toBe(true)
    expect(sameName('Thuỷ', 'Thủy'.normalize('NFD'))).toBe(true)
    expect(sameName('Hòa', 'Hoa')).toBe(false)
    expect(sameName('Dung', 'Dũng')).toBe(false)
    expect(sameName('Đạt', 'Dạt')).toBe(false)
    expect(sameName('Lý', 'Lí')).toBe(false)
  })

  test('the key is one for every placement and Unicode form', () => {
    fc.assert(
      fc.property(anyName, name => {
        expect(toneKey(name.normalize('NFD'))).toBe(toneKey(name))
        expect(toneKey(placeTones(name, 'new'))).toBe(toneKey(placeTones(name, 'old')))
      }),
    )
  })
})

describe('placeTones', () => {
  test.each([
    ['Hoà', 'Hòa'],
    ['HOÀ', 'HÒA'],
    ['Thuỷ Tiên', 'Thủy Tiên'],
    ['khoẻ', 'khỏe'],
  ])('%s is %s in the old way, and back', (modern, old) => {
    expect(placeTones(modern, 'old')).toBe(old)
    expect(placeTones(old, 'new')).toBe(modern)
  })

  test('quý and già are no pairs of anything; a closed syllable is left alone', () => {
    for (const word of ['Quý', 'già', 'Hoàng', 'Toản', 'Huỳnh', 'Quỳnh']) {
      expect(placeTones(word, 'old')).toBe(word)
      expect(placeTones(word, 'new')).toBe(word)
    }
    expect(placeTones('Qúy', 'old')).toBe('Quý')
  })
})

describe('normalizeText', () => {
  test.each([
    ['  Nguyễn   Văn\u00a0A ', 'Nguyễn Văn A'],
    ['Ðỗ Ɖức', 'Đỗ Đức'],
    ['Nguyễn'.normalize('NFD'), 'Nguyễn'],
    ['xã\u200b An\nBình', 'xã An Bình'],
    ['a\u0301\u0302', 'ấ'],
    ['', ''],
  ])('%j → %j', (raw, text) => {
    expect(normalizeText(raw)).toBe(text)
  })

  test('is NFC, trimmed and stable for any text', () => {
    fc.assert(
      fc.property(fc.oneof(anyName, fc.string({ unit: 'grapheme' })), raw => {
        const text = normalizeText(raw)
        expect(normalizeText(text)).toBe(text)
        expect(text).toBe(text.normalize('NFC').trim())
      }),
    )
  })
})

test('splitName keeps every word', () => {
  expect(splitName('Nguyễn Thị Ngọc Hoà')).toEqual({ family: 'Nguyễn', middle: 'Thị Ngọc', given: 'Hoà' })
  expect(splitName('Y Moan')).toEqual({ family: 'Y', middle: '', given: 'Moan' })
  expect(splitName('Pâng')).toEqual({ family: '', middle: '', given: 'Pâng' })
})
