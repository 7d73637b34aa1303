import fc from 'fast-check'
import { expect, test } from 'vitest'
import { markLetters } from './mark-letters.ts'

const shown = (one: string, other: string) =>
  markLetters(one, other).map(pieces =>
    pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join(''),
  )

test.each([
  ['Nguyễn Thị Thử', 'Nguyễn Thị Thứ', 'Nguyễn Thị Th[ử]', 'Nguyễn Thị Th[ứ]'],
  ['02.03.1978', '02.03.1987', '02.03.19[7]8', '02.03.198[7]'],
  ['Nguyễn Văn', 'Nguyễn Văn Thử', 'Nguyễn Văn', 'Nguyễn Văn[ Thử]'],
  ['', 'Kinh', '', '[Kinh]'],
])('%j beside %j', (one, other, left, right) => {
  expect(shown(one, other)).toEqual([left, right])
})

test('nothing is lost, and equal texts have nothing marked', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'ă', 'ễ', 'n', ' ', '1') })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const [left, right] = markLetters(one, other)
      expect(left.map(({ text: piece }) => piece).join('')).toBe(one)
      expect(right.map(({ text: piece }) => piece).join('')).toBe(other)
      const common = (pieces: typeof left) =>
        pieces.flatMap(({ text: piece, differs }) => (differs ? [] : piece)).join('')
      expect(common(left)).toBe(common(right))
      expect(markLetters(one, one)[0].some(({ differs }) => differs)).toBe(false)
    }),
  )
})
