import { describe, expect, test } from 'vitest'
import { countTelexKeys } from './telex-keys.ts'

describe('keys of a text by Telex', () => {
  test.each([
    ['an', 2],
    ['Nguyễn', 'nguyeenx'.length],
    ['Thị', 'thij'.length],
    ['Đường', 'dduowngf'.length],
    ['Trương Hữu Đặng', 'truwong huwux ddawngj'.length],
    ['thôn 3, xã Bình Lộc', 'thoon 3, xax binhf loocj'.length],
    ['02.03.1987', 10],
    ['', 0],
  ])('%s takes %i', (text, keys) => expect(countTelexKeys(text)).toBe(keys))

  test('the form of the letters makes no difference', () =>
    expect(countTelexKeys('Nguyễn Thị Hoà'.normalize('NFD'))).toBe(countTelexKeys('Nguyễn Thị Hòa')))
})
