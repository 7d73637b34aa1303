import { describe, expect, it } from 'vitest'
import { formOf } from '../../../../src/register/forms/form-of.ts'
import { getKind, kinds } from '../../../../src/register/kind.ts'
import { planSheet } from './plan-sheet.ts'

describe('the form of a paper', () => {
  it('has the fields of the paper, all of them, in its order, for every kind and time', () => {
    for (const kind of kinds)
      for (const year of [1970, 1998, 2002, 2010, 2020]) {
        const { fields } = formOf(kind, year)
        const shown = planSheet(kind, fields).flatMap(group => group.fields.map(({ id }) => id))
        expect(shown, `${kind.code} ${year}`).toEqual(fields)
      }
  })
  it('says whose fields follow, and says it again when the paper comes back to somebody', () => {
    const groups = planSheet(getKind('KS'), ['so', 'nksHoTen', 'meHoTen', 'nksQueQuan', 'unknown'])
    expect(groups.map(({ title }) => title?.vi)).toEqual([
      'Trong sổ',
      'Người được khai sinh',
      'Mẹ',
      'Người được khai sinh',
    ])
  })
})
