import { expect, test } from 'vitest'
import { getLesson } from './lessons.ts'
import { type Answers, planPractice } from './plan-practice.ts'
import { samplePlan } from './sample-plan.ts'
import type { LessonCode } from './schema.ts'
import { scoreWork, type Work } from './score.ts'

const nothing: Work = {
  ...{ pages: [], cases: [], keyed: new Map(), fields: [], rows: new Map(), marks: {}, verdict: null },
}
const planned = (code: LessonCode, seed = 5) => planPractice(getLesson(code), '01', seed).answers
const score = (code: LessonCode, answers: Answers, work: Partial<Work>) =>
  scoreWork(getLesson(code), answers, { ...nothing, ...work })

const inOrder = (answers: Answers) =>
  answers.pages
    .flatMap(({ page, ...rest }) => (page === null ? [] : [{ page, ...rest }]))
    .toSorted((a, b) => a.page - b.page)
const casesOf = (answers: Answers) =>
  answers.rows.map((_, at) => ({
    number: String(at + 1),
    names: inOrder(answers)
      .filter(page => page.rows.includes(at))
      .map(({ name }) => name),
  }))
const what = (result: { missed: readonly { what: string }[] }) => result.missed.map(one => one.what)

test('a book put in order whole has full marks; pictures as they came have few', () => {
  const answers = planned('scan')
  expect(score('scan', answers, { pages: inOrder(answers), cases: casesOf(answers) })).toMatchObject({
    score: 100,
    missed: [],
  })
  const asItCame = score('scan', answers, { pages: answers.pages.map(page => ({ ...page, turnDeg: 0 })) })
  expect(new Set(what(asItCame))).toEqual(new Set(['turn', 'order', 'aside', 'case']))
  expect(asItCame.score).toBeLessThan(40)
})

test('of a page taken twice either picture may be kept', () => {
  const answers = planned('scan')
  const twin = answers.pages.find(({ copyOf }) => copyOf !== null)
  const first = answers.pages.find(({ page }) => page === twin?.copyOf)
  const swapped = (name: string) => (name === first?.name ? (twin?.name ?? '') : name)
  const work = {
    pages: inOrder(answers).map(page => ({ ...page, name: swapped(page.name) })),
    cases: casesOf(answers).map(one => ({ ...one, names: one.names.map(swapped) })),
  }
  expect(score('scan', answers, work)).toMatchObject({ score: 100, missed: [] })
  const both = score('scan', answers, {
    ...work,
    pages: answers.pages.filter(({ page, copyOf }) => page !== null || copyOf !== null),
  })
  expect(what(both)).toContain('aside')
})

test('a page that was set aside by mistake is missed, the others keep their places', () => {
  const answers = planned('scan')
  const [, ...rest] = inOrder(answers)
  const last = score('scan', answers, { pages: inOrder(answers).slice(0, -1), cases: casesOf(answers) })
  expect(what(last)).toEqual(['order', 'turn'])
  expect(score('scan', answers, { pages: rest, cases: casesOf(answers) }).score).toBeLessThan(last.score)
})

test('keyed as the book says; a tone placed the other way is no mistake, a wrong letter is', () => {
  const answers = planned('key')
  const fields = ['nksHoTen', 'nksNgaySinh', 'meHoTen', 'ghiChu']
  const keyed = new Map(answers.rows.map((row, at) => [String(at + 1), { ...row }]))
  expect(score('key', answers, { fields, keyed })).toMatchObject({ score: 100, points: 12 })
  keyed.set('2', { ...answers.rows[1], meHoTen: 'Ai đó khác' })
  keyed.delete('4')
  const result = score('key', answers, { fields, keyed })
  expect(result).toMatchObject({ points: 12, right: 8 })
  expect(result.missed[0]).toMatchObject({ subject: '2', field: 'meHoTen', given: 'Ai đó khác' })
})

test('planted mistakes put right count, those left and what was spoiled are told with what the book says', () => {
  const answers = planned('check')
  const rowsOf = (rows: readonly Record<string, string>[]) => new Map(rows.map((row, at) => [at + 2, row]))
  expect(score('check', answers, { rows: rowsOf(answers.rows) })).toMatchObject({ score: 100, points: 8 })
  expect(score('check', answers, { rows: rowsOf(answers.given) })).toMatchObject({ score: 0, right: 0 })
  const at = answers.rows.findIndex((_, row) => !answers.planted.some(one => one.row === row))
  const spoiled = answers.rows.map((row, index) => (index === at ? { ...row, nksHoTen: 'Tên Khác' } : row))
  const result = score('check', answers, { rows: rowsOf(spoiled) })
  expect(result).toMatchObject({ score: 88, right: 8 })
  expect(result.missed).toMatchObject([
    { what: 'spoiled', subject: String(at + 1), expected: answers.rows[at]?.nksHoTen, given: 'Tên Khác' },
  ])
})

test('the sample is of the standard’s plan; false alarms and the wrong decision cost', () => {
  expect(samplePlan).toMatchObject({ n: getLesson('accept').rows, ac: 1, re: 2 })
  for (let seed = 0; seed < 20; seed++) {
    const answers = planned('accept', seed)
    const marks: Record<string, string[]> = {}
    for (const { row, field } of answers.planted) marks[String(row + 1)] = [field]
    const due = answers.planted.length <= 1 ? 'accept' : 'reject'
    expect(score('accept', answers, { marks, verdict: due }).score).toBe(100)
    expect(
      what(score('accept', answers, { marks, verdict: due === 'accept' ? 'reject' : 'accept' })),
    ).toEqual(['verdict'])
    const blind = score('accept', answers, { marks: {}, verdict: due })
    expect(what(blind)).toEqual(answers.planted.map(() => 'mistake'))
    const clean = answers.rows.findIndex((_, row) => !answers.planted.some(one => one.row === row))
    const alarmed = score('accept', answers, {
      marks: { ...marks, [String(clean + 1)]: ['nktHoTen'] },
      verdict: due,
    })
    expect(what(alarmed)).toEqual(['alarm'])
    expect(alarmed.score).toBeLessThan(100)
  }
})
