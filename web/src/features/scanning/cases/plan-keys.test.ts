import { describe, expect, it } from 'vitest'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import { type CasePlace, planJoin, planNew, planRepeated, planSkipped, planTakeOff } from './plan-keys.ts'

const pages = ['a', 'b', 'c', 'd']
const whole = (page: string, part: 'main' | 'continued' = 'main') => ({ page, part, place: null, head: null })
const book = (...cases: (readonly [number: string, ...pages: string[]])[]): readonly Case[] =>
  cases.map(([number, ...on], index) => ({
    ...{ id: `id ${number}`, position: index + 1, number, standing: 'registered' as const },
    ...{
      registered: null,
      note: null,
      pages: on.map((page, at) => whole(page, at > 0 ? 'continued' : 'main')),
    },
  }))
const at = (cases: readonly Case[], page: string, number?: string): CasePlace => ({
  ...{ cases, pages, page, one: cases.find(one => one.number === number) },
})

describe('a new case', () => {
  it('comes behind the chosen one, or behind those of the pages before', () => {
    const cases = book(['1', 'a'], ['2', 'b'], ['3', 'd'])
    expect(planNew(at(cases, 'b', '2'), 'new').edits).toEqual([
      {
        ...{ kind: 'insert', id: 'new', after: 'id 2', number: '3', standing: 'registered', shift: true },
        pages: [whole('b')],
      },
    ])
    expect(planNew(at(cases, 'c'), 'new').edits[0]).toMatchObject({ after: 'id 2', number: '3' })
    expect(planNew(at([], 'a'), 'new').edits[0]).toMatchObject({ after: null, number: '1' })
  })
})

describe('a page that continues the case before', () => {
  it('takes away the case that was taken to begin there, with all its pages', () => {
    const cases = book(['1', 'a'], ['2', 'b', 'c'], ['3', 'd'])
    expect(planJoin(at(cases, 'b', '2'), 'added')).toEqual({
      edits: [
        {
          ...{ kind: 'pages', case: 'id 1' },
          pages: [whole('a'), { ...whole('b'), part: 'added' }, whole('c', 'continued')],
        },
        { kind: 'remove', case: 'id 2', shift: true },
      ],
      chosen: 'id 1',
    })
  })
  it('adds a page that carried none', () => {
    const cases = book(['1', 'a'], ['2', 'd'])
    expect(planJoin(at(cases, 'b'), 'continued')?.edits).toEqual([
      { kind: 'pages', case: 'id 1', pages: [whole('a'), whole('b', 'continued')] },
    ])
    expect(planJoin(at(cases, 'a', '1'), 'continued')).toBeUndefined()
  })
  it('goes to the case before it, past skipped numbers, whichever is chosen', () => {
    const cases = book(['1', 'a'], ['2'], ['3', 'b'])
    for (const chosen of ['2', '3'])
      expect(planJoin(at(cases, 'b', chosen), 'continued')?.edits).toMatchObject([
        { kind: 'pages', case: 'id 1' },
        { kind: 'remove', case: 'id 3' },
      ])
  })
  it('makes one place of two rows of a page', () => {
    const row = (top: number) => ({
      ...{ page: 'a', part: 'main' as const, place: { left: 0, top, width: 1, height: 0.25 }, head: 0.2 },
    })
    const cases = book(['1', 'a'], ['2', 'a']).map((one, index) => ({
      ...one,
      pages: [row(0.25 * (index + 1))],
    }))
    expect(planJoin(at(cases, 'a', '2'), 'continued')?.edits[0]).toEqual({
      ...{ kind: 'pages', case: 'id 1' },
      pages: [{ ...row(0.25), place: { left: 0, top: 0.25, width: 1, height: 0.5 } }],
    })
  })
})

it('a page is taken off its case; with its last page the case goes', () => {
  const cases = book(['1', 'a', 'b'], ['2', 'c'])
  expect(planTakeOff(at(cases, 'b', '1'))?.edits).toEqual([
    { kind: 'pages', case: 'id 1', pages: [whole('a')] },
  ])
  expect(planTakeOff(at(cases, 'c', '2'))).toEqual({
    edits: [{ kind: 'remove', case: 'id 2', shift: true }],
    chosen: 'id 1',
  })
})

it('a number used twice is that of the case before, and back again', () => {
  const cases = book(['53', 'a'], ['54', 'b'])
  expect(planRepeated(at(cases, 'b', '54'))?.edits).toEqual([
    { kind: 'number', case: 'id 54', number: '53', following: true },
    { kind: 'standing', case: 'id 54', standing: 'repeated' },
  ])
  const repeated = cases.map(one => ({ ...one, number: '53', standing: 'repeated' as const }))
  const [, second] = repeated
  expect(planRepeated({ ...at(repeated, 'b'), one: second })?.edits[0]).toMatchObject({ number: '54' })
})

describe('skipped numbers', () => {
  let made = 0
  const newId = () => `new ${++made}`
  const numbers = (place: CasePlace) =>
    planSkipped(place, newId)?.edits.map(edit =>
      edit.kind === 'insert' ? `${edit.number} ${edit.shift}` : '',
    )
  it('are those missing before the chosen case', () => {
    expect(numbers(at(book(['1', 'a'], ['4', 'b']), 'b', '4'))).toEqual(['2 false', '3 false'])
  })
  it('or its own, and it has the next', () => {
    expect(numbers(at(book(['1', 'a'], ['2', 'b']), 'b', '2'))).toEqual(['2 true'])
    expect(numbers(at(book(['1', 'a']), 'a', '1'))).toEqual(['1 true'])
  })
})
