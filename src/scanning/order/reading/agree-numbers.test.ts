import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { agreeNumbers, type ReadPage } from './agree-numbers.ts'
import type { Candidate } from './candidate.ts'

const candidate = (number: string, more: Partial<Candidate> = {}): Candidate => ({
  number,
  confidence: 0.9,
  edge: 'top',
  across: 'outer',
  labelled: false,
  ...more,
})

/** Pages by what was read on each: `12`, `12,7` two candidates, `-` nothing, `=12` typed. */
const pagesOf = (text: string): readonly ReadPage[] =>
  text.split(' ').map((word, at) => ({
    id: `p${at}`,
    candidates: /^[-=]/.test(word) ? [] : word.split(',').map(number => candidate(number)),
    typed: word.startsWith('=') ? word.slice(1) : null,
  }))
const agreed = (pages: readonly ReadPage[]) =>
  pages.map(({ id }) => agreeNumbers(pages).get(id) ?? '-').join(' ')

test('numbers that rise by one a page are taken; a misread one and what could not be read stay open', () => {
  expect(agreed(pagesOf('1 2 3 4 5 6'))).toBe('1 2 3 4 5 6')
  expect(agreed(pagesOf('11 12 88 14 - 16 1 18'))).toBe('11 12 - 14 - 16 - 18')
  expect(agreed(pagesOf('11 12,3 13 41,14 15'))).toBe('11 12 13 14 15')
})

test('a missing page or one without a number in between does not end it', () => {
  expect(agreed(pagesOf('1 2 3 4 5 9 10 11 12 13'))).toBe('1 2 3 4 5 9 10 11 12 13')
  expect(agreed(pagesOf('1 2 3 4 - - 5 6 7 8'))).toBe('1 2 3 4 - - 5 6 7 8')
})

test('leaves are numbered on every second page, or with a and b', () => {
  expect(agreed(pagesOf('1 - 2 - 3 - 4 - 5'))).toBe('1 - 2 - 3 - 4 - 5')
  expect(agreed(pagesOf('1a 1b 2a 2b 3a 3b 4a'))).toBe('1a 1b 2a 2b 3a 3b 4a')
})

test('nothing is taken from numbers without a sequence, or from the year in every head', () => {
  expect(agreed(pagesOf('7 31 2 15 9 12 28 4'))).toBe('- - - - - - - -')
  expect(agreed(pagesOf('1997 1997 1997 1997 1997'))).toBe('- - - - -')
  expect(agreed(pagesOf('5 6'))).toBe('- -')
})

test('of two sequences as strong as each other neither is taken; "Trang" tells them apart', () => {
  const both = (labelled: boolean) =>
    Array.from({ length: 8 }, (_, at) => ({
      id: `p${at}`,
      candidates: [candidate(String(at + 1), { labelled }), candidate(String(at + 41), { edge: 'bottom' })],
      typed: null,
    }))
  expect(agreeNumbers(both(false)).size).toBe(0)
  expect(agreed(both(true))).toBe('1 2 3 4 5 6 7 8')
})

describe('a typed number', () => {
  test('is never answered, and helps those around it', () => {
    expect(agreed(pagesOf('=5 6 7 - 9'))).toBe('- 6 7 - 9')
  })
  test('that is odd stays alone and leaves those around it as they were read', () => {
    expect(agreed(pagesOf('1 2 =30 4 5'))).toBe('1 2 - 4 5')
  })
})

/** A book: numbers with holes, sheets without one and restarts; then read badly. */
const aBook = fc
  .array(
    fc.record({
      length: fc.integer({ min: 12, max: 40 }),
      gap: fc.integer({ min: 0, max: 5 }),
      blank: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map(parts => {
    let next = 1
    return parts.flatMap(({ length, gap, blank }) => {
      const run = Array.from({ length }, (_, i) => String(next + i))
      next += length + gap
      return [...Array.from({ length: blank }, () => null), ...run]
    })
  })
const aMishap = fc.record({
  kind: fc.constantFrom('read', 'read', 'read', 'read', 'read', 'missed', 'misread' as const),
  wrong: fc.integer({ min: 1, max: 9999 }).map(String),
  noise: fc.option(fc.integer({ min: 1, max: 31 }).map(String)),
})

test('whatever is misread: hardly a wrong number is ever taken, and most of what was read is', () => {
  let [right, wrong, readable] = [0, 0, 0]
  fc.assert(
    fc.property(aBook, fc.infiniteStream(aMishap), (numbers, mishaps) => {
      const truth = new Map(numbers.map((number, at) => [`p${at}`, number]))
      const pages = numbers.map((number, at): ReadPage => {
        const { value: mishap } = mishaps.next()
        const { kind, wrong, noise } = mishap ?? { kind: 'read', wrong: '1', noise: null }
        const own = number === null || kind === 'missed' ? [] : [kind === 'misread' ? wrong : number]
        if (kind === 'read' && number !== null) readable += 1
        const others = noise === null ? [] : [candidate(noise, { confidence: 0.6 })]
        return { id: `p${at}`, candidates: [...own.map(each => candidate(each)), ...others], typed: null }
      })
      for (const [id, number] of agreeNumbers(pages)) {
        if (truth.get(id) === number) right += 1
        else wrong += 1
      }
    }),
    { seed: 4, numRuns: 200 },
  )
  expect(wrong / (right + wrong)).toBeLessThan(0.001)
  expect(right / readable).toBeGreaterThan(0.97)
})

test('only what was read on a page is ever its number', () => {
  const aPage = fc.array(fc.integer({ min: 0, max: 60 }).map(String), { maxLength: 3 })
  fc.assert(
    fc.property(fc.array(aPage, { maxLength: 60 }), read => {
      const pages = read.map((numbers, at) => ({
        id: `p${at}`,
        candidates: numbers.map(number => candidate(number)),
        typed: null,
      }))
      for (const [id, number] of agreeNumbers(pages))
        expect(pages.find(page => page.id === id)?.candidates.map(each => each.number)).toContain(number)
    }),
  )
})
