import { describe, expect, it } from 'vitest'
import { getKind, kinds } from '../../../../../src/register/kind.ts'
import { findItems, readValue, shownValue, storedValue } from './find-items.ts'
import { planForm } from './plan-form.ts'

describe('the form of a kind', () => {
  it('has every field once, whatever the kind', () => {
    for (const kind of kinds) {
      const placed = planForm(kind).flatMap(group => group.fields.map(({ field }) => field.id))
      expect(placed.toSorted(), kind.code).toEqual(kind.fields.map(({ id }) => id).toSorted())
    }
  })
  it('goes as the book does: the entry, its persons, what it is about, who signed', () => {
    expect(planForm(getKind('TDCC')).map(({ key, title }) => title ?? key)).toEqual([
      'head',
      'ntd',
      'matter',
      'nyc',
      'signed',
    ])
  })
  it('folds away what was noted later or registered abroad', () => {
    const birth = planForm(getKind('KS'))
    expect(birth.filter(({ seldom }) => seldom).map(({ title }) => title)).toEqual(['later', 'abroad'])
    expect(birth.find(({ title }) => title === 'later')?.fields.map(({ field }) => field.id)).toContain(
      'nksMatTich',
    )
  })
})

describe('a value of a list', () => {
  const names = (typed: string) => findItems('dan_toc', typed).map(({ name }) => name)
  it('is found by its code, and by a name with or without marks, its beginning first', () => {
    expect(findItems('gioiTinh', '2')[0]?.name).toBe('Nữ')
    expect(findItems('gioiTinh', 'nu')[0]?.name).toBe('Nữ')
    expect(findItems('loaiThayDoi', 'cai chinh').map(({ code }) => code)).toEqual(['2'])
    expect(names('kinh')[0]).toBe('Kinh')
    expect(names('xyz')).toEqual([])
  })
  it('is stored as the sheet wants it and shown in words; what the list has not stays as typed', () => {
    const [female] = findItems('gioiTinh', 'nữ')
    expect(female && storedValue('gioiTinh', female)).toBe('2')
    expect(shownValue('gioiTinh', '2')).toBe('Nữ')
    expect(readValue('gioiTinh', 'nữ')).toBe('2')
    expect(readValue('gioiTinh', 'gái')).toBe('gái')
    expect(shownValue('gioiTinh', 'gái')).toBe('gái')
  })
})
