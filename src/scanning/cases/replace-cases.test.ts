import { expect, test } from 'vitest'
import type { BookCase, CarryingPage } from './book-case.ts'
import { replaceCases, startCase } from './replace-cases.ts'

const pages = ['a', 'b', 'c', 'd'].map(
  (id, index): CarryingPage => ({
    ...{ id, sequence: index + 1, capture: id, half: null, role: 'entries', width: null, height: null },
  }),
)
const sequences = new Map(pages.map(({ id, sequence }) => [id, sequence]))
const on = (...ids: string[]) => ids.map(page => ({ page, part: 'main' as const, place: null, head: null }))
const start = (number: string, ...ids: string[]): BookCase =>
  startCase({ number, pages: on(...ids) }, `id ${number}`)
const planned = [startCase({ number: '90', pages: on('b') }, 'planned')]
const replaced = (cases: readonly BookCase[]) =>
  replaceCases(cases, pages.slice(1, 3), sequences, planned).map(
    one => `${one.number}:${one.pages.map(({ page }) => page).join('')}`,
  )

test('what stood on the pages goes, with the skipped numbers between; the rest stays in its place', () => {
  const cases = [start('1', 'a'), start('2', 'b'), start('3'), start('4', 'c'), start('5'), start('6', 'd')]
  expect(replaced(cases)).toEqual(['1:a', '90:b', '5:', '6:d'])
})

test('a case that goes on elsewhere keeps its other pages', () => {
  expect(replaced([start('1', 'a', 'b'), start('2', 'c', 'd')])).toEqual(['1:a', '90:b', '2:d'])
})

test('into a book where nothing is assigned yet, or only further on', () => {
  expect(replaced([])).toEqual(['90:b'])
  expect(replaced([start('1', 'a'), start('6', 'd')])).toEqual(['1:a', '90:b', '6:d'])
})
