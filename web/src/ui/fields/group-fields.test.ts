import { describe, expect, it } from 'vitest'
import { kinds } from '../../../../src/register/kind.ts'
import { groupFields, listChanges } from './group-fields.ts'

describe('the fields of an entry', () => {
  const birth = {
    so: '12',
    ngayDangKy: '03.02.2006',
    nksHoTen: 'Trần Thị Lài',
    meHoTen: 'Lê Thị Bưởi',
    maRieng: 'x',
    trong: '',
  }

  it('stand in the book’s order: the entry, then each person, and unknown columns last', () => {
    expect(groupFields('KS', birth, 'vi').map(group => group.key)).toEqual([
      'entry',
      'nks',
      'me',
      'cha',
      'nyc',
      'abroad',
      'other',
    ])
  })
  it('are called by their short label under the person’s name', () => {
    const mother = groupFields('KS', birth, 'vi').find(group => group.key === 'me')
    expect(mother?.label).toBe('Mẹ')
    expect(mother?.filled).toEqual([{ id: 'meHoTen', label: 'Họ, chữ đệm, tên', value: 'Lê Thị Bưởi' }])
    expect(mother?.empty.length).toBeGreaterThan(5)
  })
  it('keep what the kind does not know, and nothing that is empty', () => {
    const other = groupFields('KS', birth, 'vi').find(group => group.key === 'other')
    expect(other?.filled).toEqual([{ id: 'maRieng', label: 'maRieng', value: 'x' }])
    expect(groupFields('??', birth, 'vi')).toHaveLength(1)
  })
  it('are all shown, once each, for every kind of register', () => {
    for (const kind of kinds) {
      const values = Object.fromEntries(kind.fields.map(field => [field.id, 'x']))
      const shown = groupFields(kind.code, values, 'en').flatMap(group => group.filled.map(field => field.id))
      expect(shown.toSorted(), kind.code).toEqual(kind.fields.map(field => field.id).toSorted())
    }
  })
})

describe('two versions of an entry', () => {
  it('differ only where a value differs, in the order of the book', () => {
    const before = { nksHoTen: 'Trần Thi Lài', so: '12', meNgaySinh: '1980' }
    const after = { nksHoTen: 'Trần Thị Lài', so: '12', chaHoTen: 'Võ Văn Tám' }
    expect(listChanges('KS', before, after)).toEqual([
      { id: 'nksHoTen', before: 'Trần Thi Lài', after: 'Trần Thị Lài' },
      { id: 'meNgaySinh', before: '1980', after: '' },
      { id: 'chaHoTen', before: '', after: 'Võ Văn Tám' },
    ])
  })
})
