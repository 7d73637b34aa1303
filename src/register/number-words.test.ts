import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatNumberWords } from './number-words.ts'

const digits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const scales: Readonly<Record<string, bigint>> = { nghìn: 1000n, triệu: 1_000_000n, tỷ: 1_000_000_000n }

/** Reads words back from the right, knowing nothing of how they were made: a scale holds until a larger one, and those left of `tỷ` count it. */
function readWords(text: string): bigint {
  const words = text.split(' ')
  const billions = words.lastIndexOf('tỷ')
  if (billions >= 0)
    return (
      readWords(words.slice(0, billions).join(' ')) * 1_000_000_000n +
      readWords(words.slice(billions + 1).join(' '))
    )
  let total = 0n
  let scale = 1n
  let place = 1n
  for (const word of words.toReversed()) {
    if (word === '' || word === 'linh') continue
    const larger = scales[word]
    if (larger !== undefined) [scale, place] = [larger, 1n]
    else if (word === 'trăm') place = 100n
    else if (word === 'mươi') place = 10n
    else if (word === 'mười') total += 10n * scale
    else {
      const digit = { mốt: 1, tư: 4, lăm: 5 }[word] ?? digits.indexOf(word)
      if (digit < 0) throw new Error(word)
      total += BigInt(digit) * place * scale
    }
  }
  return total
}

test.each([
  [0, 'không'],
  [10, 'mười'],
  [15, 'mười lăm'],
  [21, 'hai mươi mốt'],
  [105, 'một trăm linh năm'],
  [2008, 'hai nghìn không trăm linh tám'],
  [1_000_000, 'một triệu'],
  [1_000_005, 'một triệu không trăm linh năm'],
  [2_050_000, 'hai triệu không trăm năm mươi nghìn'],
  [8_093_935_045, 'tám tỷ không trăm chín mươi ba triệu chín trăm ba mươi lăm nghìn không trăm bốn mươi lăm'],
  [1_200_000_000_000, 'một nghìn hai trăm tỷ'],
])('%d is said "%s"', (n, words) => {
  expect(formatNumberWords(n)).toBe(words)
})

test('whoever reads the words has the number again', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeNat(), fc.nat(2_000_000), fc.nat(9999)), n => {
      expect(readWords(formatNumberWords(n))).toBe(BigInt(n))
    }),
    { seed: 1, numRuns: 5000 },
  )
  expect(readWords(formatNumberWords(Number.MAX_SAFE_INTEGER))).toBe(BigInt(Number.MAX_SAFE_INTEGER))
})
