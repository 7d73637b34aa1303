import { expect, test } from 'vitest'
import { countWords } from './count-words.ts'

const names = [
  { text: 'Lê Thị Hoa', men: 0, women: 3 },
  { text: 'LÊ VĂN HOA', men: 2, women: 0 },
  { text: 'Ksor Hnhí', men: 0, women: 1 },
  { text: 'Siu 12', men: 5, women: 0 },
]

test('words and what follows them are counted, however they are written', () => {
  const { first, next } = countWords(names)
  expect(first).toEqual([['Lê', 2, 3]])
  expect(next).toEqual({
    Lê: [
      ['Thị', 0, 3],
      ['Văn', 2, 0],
    ],
    Thị: [['Hoa', 0, 3]],
    Văn: [['Hoa', 2, 0]],
    Hoa: [['', 2, 3]],
  })
})

test('what one person alone bears is told nobody', () =>
  expect(JSON.stringify(countWords(names))).not.toMatch(/Ksor|Hnhí|Siu/))

test('it stays small however many names there are', () => {
  const many = Array.from({ length: 200 }, (_, family) =>
    Array.from({ length: 100 }, (_, given) => ({
      text: `H${letters(family)} Thị B${letters(given)} ${letters(family * 31 + given)}`,
      men: 1,
      women: 2,
    })),
  ).flat()
  expect(JSON.stringify(countWords(many)).length).toBeLessThan(150_000)
})

function letters(at: number): string {
  return [...String(at)].map(digit => 'aeiouybcdg'[Number(digit)]).join('')
}
