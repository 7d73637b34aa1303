import { expect, test } from 'vitest'
import { getKind } from '../../register/kind.ts'
import { readNotedMentions } from './noted-mentions.ts'

const kind = getKind('KS')
const birth = { so: '5', nksHoTen: 'Trịnh Ngọc Quế', nksNgaySinh: '01.05.1997', meHoTen: 'Đặng Thị Lan' }
const note = (changes: Record<string, string>, code = 'name-change') => ({ kind: code, changes })
const told = (...notes: ReturnType<typeof note>[]) =>
  readNotedMentions(kind, birth, notes).map(({ role, variant, name, confidential }) =>
    [role, variant, name, ...(confidential ? ['confidential'] : [])].join(' '),
  )

test('a person stands once more for each note that changes them, and nobody else does', () => {
  expect(told(note({ nksHoTen: 'Trịnh Anh Thư' }), note({ meHoTen: 'Đặng Thị Lành' }))).toEqual([
    'nks 1 Trịnh Anh Thư',
    'me 1 Đặng Thị Lành',
  ])
  expect(told(note({ nksHoTen: 'Trịnh Anh Thư' }), note({ nksNgaySinh: '02.05.1997' }))).toEqual([
    'nks 1 Trịnh Anh Thư',
    'nks 2 Trịnh Anh Thư',
  ])
})

test('a note that says what holds already, or changes what nobody is found by, adds nothing', () => {
  expect(told(note({ nksHoTen: 'Trịnh Ngọc Quế' }), note({ nksDanToc: 'Tày' }, 'ethnicity'))).toEqual([])
})

test('a parent that a note brings in is found by it', () => {
  expect(told(note({ chaHoTen: 'Trịnh Văn Sơn' }, 'supplement'))).toEqual(['cha 1 Trịnh Văn Sơn'])
})

test('what an adoption changed stays confidential after the next note', () => {
  expect(
    told(note({ nksHoTen: 'Lê Anh Thư' }, 'adoption'), note({ nksNgaySinh: '1997' }, 'rectification')),
  ).toEqual(['nks 1 Lê Anh Thư confidential', 'nks 2 Lê Anh Thư confidential'])
})
