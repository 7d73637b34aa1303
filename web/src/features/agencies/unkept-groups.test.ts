import { expect, it } from 'vitest'
import { commonCandidates, groupUnkept, type UnkeptBook } from './unkept-groups.ts'

const agency = (id: string) => ({ id, code: id, name: `Xã ${id}` })
const unkept = (owner: string, year: number, volume: string, candidates: string): UnkeptBook => ({
  book: {
    agency: agency(owner),
    id: `${owner}${year}${volume}`,
    kind: 'KS',
    year,
    volume,
    state: 'listed',
    closingTotal: null,
    note: null,
    closedAt: null,
    keeper: null,
    pages: 0,
    entries: 0,
    cases: 0,
    keyed: 0,
    period: null,
    records: 0,
    updatedAt: '2026-11-24T00:00:00Z',
  },
  candidates: [...candidates].map(agency),
})

it('books stand under the agency that registered them, in the order of the shelf', () => {
  const groups = groupUnkept([
    unkept('B', 2001, '02', 'XY'),
    unkept('A', 1999, '01', 'XY'),
    unkept('B', 2001, '01', 'XY'),
    unkept('B', 1998, '01', 'XY'),
  ])
  expect(groups.map(group => [group.agency.name, group.books.map(({ book }) => book.id)])).toEqual([
    ['Xã A', ['A199901']],
    ['Xã B', ['B199801', 'B200101', 'B200102']],
  ])
})

it('only those who may keep every chosen book are offered', () => {
  const books = [unkept('B', 1998, '01', 'XY'), unkept('B', 1999, '01', 'YZ')]
  expect(commonCandidates(books).map(({ id }) => id)).toEqual(['Y'])
  expect(commonCandidates([])).toEqual([])
})
