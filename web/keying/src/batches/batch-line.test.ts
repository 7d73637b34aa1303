import { expect, test } from 'vitest'
import type { OwnBatches, Pack } from '../../../../src/keying/schema.ts'
import type { KeptKeying } from '../store/rows.ts'
import { formatFile, type KeptState, listLines } from './batch-line.ts'

const book = { id: 's', kind: 'KS', year: 1998, volume: '01' }
const agency = { id: 'a', name: 'UBND xã Đồng Mây' }
const keying = (task: string, revision: number, state: 'open' | 'done' = 'open') => ({
  ...{ task, revision, values: { nksHoTen: 'Lan' }, doubts: {}, sources: {}, state, note: null },
})

function kept(
  id: string,
  rows: readonly Partial<KeptKeying>[],
  handedAt = '2026-01-01T00:00:00Z',
): KeptState {
  const tasks: Pack['tasks'] = ['1', '2', '3'].map(task => ({
    ...{ id: task, entry: task, number: `0${task}`, pages: [], reading: {} },
    keying: { ...keying(task, 0), values: {} },
  }))
  const pack: Pack = {
    batch: { id, pass: 1, handedAt, offlineAt: null, finishedAt: null, revokedAt: null },
    ...{ agency, book, fields: [], shape: 'form', carried: {}, help: true, reader: null, places: [] },
    ...{ sees: 'page', tasks },
  }
  return {
    batch: { account: 'lan', id, agency: 'a', pack, dictionary: null, isAlong: true, isGone: false },
    rows: rows.map(row => ({
      ...{ account: 'lan', batch: id, keying: keying('1', 1), sent: 0, posted: null, refused: null },
      ...row,
    })),
    ...{ copies: 0, images: { kept: 3, total: 3 } },
  }
}

function own(id: string, more: Partial<OwnBatches['batches'][number]> = {}): OwnBatches['batches'][number] {
  return {
    ...{ agency, id, book, pass: 1, total: 3, done: 1, parked: 0 },
    ...{ handedAt: '2026-01-02T00:00:00Z', finishedAt: null, revokedAt: null },
    ...more,
  }
}

test('without a line the list is what lies on this machine, counted as it was keyed here', () => {
  const state = kept('x', [
    { keying: keying('1', 4, 'done'), sent: 4 },
    { keying: keying('2', 2, 'done'), sent: 0 },
  ])
  expect(listLines(null, [state])).toMatchObject([{ id: 'x', total: 3, done: 2, unsent: 1, refused: 0 }])
})
test('with a line the server’s batches come, those to do first, the latest first', () => {
  const batches = [
    own('done', { finishedAt: '2026-01-03T00:00:00Z' }),
    own('a'),
    own('b', { handedAt: '2026-01-04T00:00:00Z' }),
  ]
  const lines = listLines({ batches, books: [] }, [kept('a', [{ keying: keying('2', 2, 'done'), sent: 2 }])])
  expect(lines.map(it => it.id)).toEqual(['b', 'a', 'done'])
  expect(lines.map(it => it.kept !== null)).toEqual([false, true, false])
})
test('the file holds what the server has not, with the numbers of the book', () => {
  const state = kept('x', [
    { keying: keying('1', 4), sent: 4 },
    { keying: keying('2', 2), sent: 0, refused: 'đã bị thu hồi' },
  ])
  const { entries, book: of } = JSON.parse(formatFile(state, []))
  expect(of).toEqual(book)
  expect(entries).toMatchObject([{ number: '02', refused: 'đã bị thu hồi', values: { nksHoTen: 'Lan' } }])
})
