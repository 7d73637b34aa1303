import { expect, test } from 'vitest'
import { applyTyped, listTyped } from './merge-changes.ts'

const base = { so: '5', nksHoTen: 'Trịnh Ngọc Qué', meHoTen: 'Đặng Thị Lan' }

test('what was typed stands beside the new version; a field that both changed is told as such', () => {
  const mine = { ...base, nksHoTen: 'Trịnh Ngọc Quý', meHoTen: 'Đặng Thị Lành' }
  const theirs = { ...base, nksHoTen: 'Trịnh Ngọc Quế' }
  expect(listTyped('KS', base, mine, theirs)).toEqual([
    {
      id: 'nksHoTen',
      before: 'Trịnh Ngọc Qué',
      after: 'Trịnh Ngọc Quý',
      theirs: 'Trịnh Ngọc Quế',
      both: true,
    },
    { id: 'meHoTen', before: 'Đặng Thị Lan', after: 'Đặng Thị Lành', theirs: 'Đặng Thị Lan', both: false },
  ])
})

test('nothing is left to ask about a field that both typed alike', () => {
  const mine = { ...base, nksHoTen: 'Trịnh Ngọc Quế' }
  expect(listTyped('KS', base, mine, mine)).toEqual([])
})

test('only what is chosen goes onto the new version', () => {
  const typed = listTyped('KS', base, { ...base, so: '6', meHoTen: '' }, base)
  expect(applyTyped({ ...base, chaHoTen: 'Trịnh Văn Sơn' }, typed, new Set(['meHoTen']))).toEqual({
    ...base,
    chaHoTen: 'Trịnh Văn Sơn',
    meHoTen: '',
  })
})
