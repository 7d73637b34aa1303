import { expect, test } from 'vitest'
import { formOf } from '../../../../../src/register/forms/form-of.ts'
import { getKind } from '../../../../../src/register/kind.ts'
import { keptFields, moveField, notAsked, takeIn } from './plan-fields.ts'

const births = getKind('KS')
const form = formOf(births, 1995).fields

test('a field that is taken in stands with its person, another before the notes', () => {
  const mother = takeIn(births, form, 'meSoGiayToTuyThan')
  expect(mother[mother.indexOf('meSoGiayToTuyThan') - 1]).toBe('meNoiCuTru')
  expect(takeIn(births, form, 'soDangKyNuocNgoai').slice(-2)).toEqual(['soDangKyNuocNgoai', 'ghiChu'])
})

test('a field moves one place and stays at the ends', () => {
  expect(moveField(['a', 'b', 'c'], 'b', -1)).toEqual(['b', 'a', 'c'])
  expect(moveField(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'b', 'c'])
})

test('what is left out can be taken in again, and the proposal is kept as nothing', () => {
  const left = form.filter(id => id !== 'nguoiKy')
  expect(notAsked(births, left, new Set())).toContain('nguoiKy')
  expect(keptFields(left, form)).toEqual(left)
  expect(keptFields([...form], form)).toBeNull()
})
