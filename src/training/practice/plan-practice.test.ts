import { expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import { getLesson, lessons } from './lessons.ts'
import { planPractice } from './plan-practice.ts'

test('the same volume and seed give the same book, another seed other people', () => {
  for (const lesson of lessons) {
    expect(planPractice(lesson, '07', 1)).toEqual(planPractice(lesson, '07', 1))
    expect(planPractice(lesson, '07', 1).answers.rows).not.toEqual(planPractice(lesson, '07', 2).answers.rows)
    expect(planPractice(lesson, '07', 1).answers.rows.every(row => row.quyenSo === `07/${lesson.year}`)).toBe(
      true,
    )
  }
})

test('what is planted is there, and nothing else differs from the book', () => {
  for (const lesson of lessons)
    for (let seed = 0; seed < 8; seed++) {
      const { rows, given, planted } = planPractice(lesson, '01', seed).answers
      const kind = getKind(lesson.kind)
      const differing = rows.flatMap((row, at) =>
        kind.fields
          .filter(({ id }) => (row[id] ?? '') !== (given[at]?.[id] ?? ''))
          .map(({ id }) => ({ row: at, field: id })),
      )
      expect(differing).toEqual(planted)
      if (lesson.code === 'check') expect(planted).toHaveLength(8)
      if (lesson.code === 'accept') expect([1, 2, 3]).toContain(planted.length)
      if (lesson.code === 'scan' || lesson.code === 'key') expect(planted).toEqual([])
    }
})

test('of a book to be put in order every page is there once, beside two that do not belong', () => {
  const { answers, pages } = planPractice(getLesson('scan'), '01', 3)
  const order = answers.pages.map(({ page }) => page)
  expect(order.filter(page => page !== null).toSorted()).toEqual([1, 2, 3, 4, 5])
  expect(order.filter(page => page === null)).toHaveLength(2)
  expect(order.filter(page => page !== null)).not.toEqual([1, 2, 3, 4, 5])
  expect(new Set(answers.pages.map(({ turnDeg }) => turnDeg))).toEqual(new Set([0, 90, 180]))
  expect(new Set(pages.map(({ name }) => name)).size).toBe(7)
})
