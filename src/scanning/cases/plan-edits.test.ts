import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BookCase } from './book-case.ts'
import { type CaseState, planOrder, planStates, statesOf } from './case-states.ts'
import { planEdits } from './plan-edits.ts'
import type { CaseEdit } from './schema.ts'

const onPage = (page: string) => ({ page, part: 'main' as const, place: null, head: null })
const start = (number: string, more: Partial<BookCase> = {}): BookCase => ({
  ...{ id: `id ${number}`, number, standing: 'registered', registered: null, note: null },
  pages: [onPage(`trang ${number}`)],
  ...more,
})
const book = (...numbers: string[]) => numbers.map(number => start(number))
const numbersAfter = (cases: readonly BookCase[], ...edits: CaseEdit[]) =>
  planEdits(cases, edits).map(({ number, standing }) => (standing === 'repeated' ? `${number}*` : number))
const insert = (after: string | null, number: string, more: object = {}): CaseEdit => ({
  ...{ kind: 'insert', id: `new ${number}`, after: after === null ? null : `id ${after}`, number },
  ...{ standing: 'registered', pages: [], shift: true },
  ...more,
})

describe('a case put in between', () => {
  test('the numbers that count on grow by one; behind a hole they do not', () => {
    expect(numbersAfter(book('1', '2', '3'), insert('1', '2'))).toEqual(['1', '2', '3', '4'])
    expect(numbersAfter(book('1', '2', '5', '6'), insert('1', '2'))).toEqual(['1', '2', '3', '5', '6'])
    expect(numbersAfter(book('1', '3', '4'), insert('1', '2'))).toEqual(['1', '2', '3', '4'])
  })
  test('a number with a letter moves nobody', () => {
    expect(numbersAfter(book('53', '54'), insert('53', '53a'))).toEqual(['53', '53a', '54'])
  })
  test('the next year is left alone', () => {
    expect(numbersAfter(book('8', '9', '1', '2'), insert('8', '9'))).toEqual(['8', '9', '10', '1', '2'])
  })
  test('a skipped number has no pages', () => {
    const skipped = insert('1', '2', { standing: 'skipped' })
    expect(planEdits(book('1', '2'), [skipped])[1]).toMatchObject({ standing: 'skipped', pages: [] })
    expect(() => planEdits(book('1'), [{ ...skipped, pages: [onPage('x')] } as CaseEdit])).toThrow(
      expect.objectContaining({ code: 'case.skipped-pages' }),
    )
  })
})

describe('a case taken away', () => {
  const remove = (number: string): CaseEdit => ({ kind: 'remove', case: `id ${number}`, shift: true })
  test('the numbers behind it close up', () => {
    expect(numbersAfter(book('1', '2', '3', '4', '1'), remove('2'))).toEqual(['1', '2', '3', '1'])
    expect(numbersAfter(book('1', '2', '3'), remove('1'))).toEqual(['1', '2'])
  })
  test('not where nothing is missing without it', () => {
    expect(numbersAfter(book('53', '53a', '54'), remove('53a'))).toEqual(['53', '54'])
  })
})

describe('another number', () => {
  const renumber = (from: string, number: string): CaseEdit => ({
    ...{ kind: 'number', case: `id ${from}`, number, following: true },
  })
  test('a new year begins in the middle of the book, and is written as it is there', () => {
    expect(numbersAfter(book('150', '151', '152'), renumber('151', '01/1998'))).toEqual([
      '150',
      '01/1998',
      '02/1998',
    ])
  })
  test('a number used twice lets the following ones fall back', () => {
    const repeat: CaseEdit[] = [
      renumber('54', '53'),
      { kind: 'standing', case: 'id 54', standing: 'repeated' },
    ]
    expect(numbersAfter(book('53', '54', '55', '56'), ...repeat)).toEqual(['53', '53*', '54', '55'])
    const [one, two, ...rest] = planEdits(book('53', '54', '55'), repeat)
    const cases = [one, two, ...rest].filter(each => each !== undefined)
    expect(numbersAfter(cases, insert('53', '53', { id: 'another', standing: 'repeated' }))).toEqual([
      ...['53', '53*', '53*', '54'],
    ])
  })
  test('what did not count on stays', () => {
    expect(numbersAfter(book('1', '2', '9', '10'), renumber('2', '3'))).toEqual(['1', '3', '9', '10'])
  })
  test('letters are kept', () => {
    expect(numbersAfter(book('7', '8', '8a', '9'), renumber('8', '10'))).toEqual(['7', '10', '10a', '11'])
  })
})

test('dates are kept in the ministry’s form, and what is none is refused with the text', () => {
  const dated = (registered: string): CaseEdit => ({ kind: 'registered', case: 'id 1', registered })
  expect(planEdits(book('1'), [dated('3/2/1997')])[0]?.registered).toBe('03.02.1997')
  expect(planEdits(book('1'), [dated('')])[0]?.registered).toBeNull()
  expect(() => planEdits(book('1'), [dated('31.02.1997')])).toThrow(
    expect.objectContaining({ code: 'case.date' }),
  )
})

const bookId = 'book'
const anyEdits = fc.array(
  fc.record({
    what: fc.constantFrom('insert', 'remove', 'number', 'standing', 'pages', 'note'),
    at: fc.nat(),
    to: fc.nat({ max: 30 }),
    flag: fc.boolean(),
  }),
  { maxLength: 12 },
)

/** An edit of what is there now. */
function editOf(
  cases: readonly BookCase[],
  { what, at, to, flag }: { what: string; at: number; to: number; flag: boolean },
  step: number,
): CaseEdit {
  const id = cases[at % Math.max(1, cases.length)]?.id
  if (id === undefined || what === 'insert')
    return insert(null, `${to + 1}`, { id: `new ${step}`, after: id ?? null, shift: flag })
  if (what === 'remove') return { kind: 'remove', case: id, shift: flag }
  if (what === 'number') return { kind: 'number', case: id, number: `${to + 1}`, following: flag }
  if (what === 'standing') return { kind: 'standing', case: id, standing: flag ? 'cancelled' : 'skipped' }
  if (what === 'note') return { kind: 'note', case: id, note: `${to}` }
  const standing = { kind: 'standing', case: id, standing: 'registered' } as const
  return flag ? standing : { kind: 'pages', case: id, pages: [] }
}

/** What the database does with states, in memory. */
function write(
  cases: readonly BookCase[],
  states: Readonly<Record<string, unknown>>,
): readonly BookCase[] | undefined {
  const order = planOrder(
    bookId,
    cases.map(({ id }) => id),
    states,
  )
  return order?.map((id): BookCase => {
    const known = cases.find(one => one.id === id)
    const { after: _, ...state } = (states[id] ?? { ...known, after: null }) as CaseState
    return { id, ...state }
  })
}

test('no case but those removed is lost; what is done to a book can be undone, exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 12 }), anyEdits, (count, steps) => {
      const before = book(...Array.from({ length: count }, (_, index) => `${index + 1}`))
      let after: readonly BookCase[] = before
      const removed = new Set<string>()
      for (const [step, one] of steps.entries()) {
        const edit = editOf(after, one, step)
        after = planEdits(after, [edit])
        if (edit.kind === 'remove') removed.add(edit.case)
      }
      for (const { id } of before) expect(after.some(one => one.id === id)).toBe(!removed.has(id))
      const done = planStates(bookId, before, after)
      expect(write(before, done)).toEqual(after)
      const undone = planStates(bookId, after, before)
      expect(Object.keys(undone).sort()).toEqual(Object.keys(done).sort())
      expect(write(after, undone)).toEqual(before)
    }),
  )
})

test('an undoing that does not collide with what came later leaves a whole book; any other is refused', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 6 }), anyEdits, fc.nat(), (count, steps, split) => {
      const first = book(...Array.from({ length: count }, (_, index) => `${index + 1}`))
      const run = (from: readonly BookCase[], some: typeof steps, offset: number) =>
        some.reduce((cases, one, step) => planEdits(cases, [editOf(cases, one, offset + step)]), from)
      const at = steps.length === 0 ? 0 : split % steps.length
      const second = run(first, steps.slice(0, at), 0)
      const third = run(second, steps.slice(at), at)
      const [done, later] = [planStates(bookId, first, second), planStates(bookId, second, third)]
      const touched = Object.keys(done).some(id => id in later)
      if (touched) return
      const before = statesOf(bookId, first)
      const undoing = Object.fromEntries(Object.keys(done).map(id => [id, before.get(id) ?? null]))
      const cases = write(third, undoing)
      expect(cases).toBeDefined()
      expect(new Set(cases?.map(({ id }) => id)).size).toBe(cases?.length)
    }),
  )
})
