import { describe, expect, test } from 'vitest'
import { codeLists } from './code-list.ts'
import { findKind, getKind, kinds } from './kind.ts'
import { defaultProfile, profiles } from './profile.ts'
import { ruleTable } from './rules/rule-table.ts'

const types = [
  'text',
  'number-text',
  'partial-date',
  'date-in-words',
  'person-name',
  'place-text',
  'code',
  'code-text',
  'name-from-list',
  'time',
  'date-or-text',
]

describe('the twelve kinds', () => {
  test('are the five with an official sheet and seven of the paper books', () => {
    expect(kinds.filter(({ status }) => status === 'official').map(({ code }) => code)).toEqual([
      'KS',
      'KH',
      'KT',
      'CMC',
      'HN',
    ])
    expect(kinds).toHaveLength(12)
    expect(findKind(' ks ')?.code).toBe('KS')
    expect(findKind('XX')).toBeUndefined()
  })

  test.each(kinds.map(kind => [kind.code, kind] as const))('%s is sound data', (_, kind) => {
    const ids = new Set(kind.fields.map(({ id }) => id))
    expect(ids.size).toBe(kind.fields.length)
    for (const field of kind.fields) {
      expect(types).toContain(field.type)
      expect(['required', 'core', 'optional']).toContain(field.need)
      expect(field.label.vi.length * field.label.en.length).toBeGreaterThan(0)
      if (field.codeList) expect(codeLists[field.codeList].items.length).toBeGreaterThan(0)
      if (field.type === 'code' || field.type === 'name-from-list') expect(field.codeList).toBeDefined()
    }
    for (const person of kind.persons)
      for (const id of Object.values(person.fields)) expect(ids).toContain(id)
    const { inWords, notAfter, notes, term, grounds, absence, parents, marriage } = kind.facts
    for (const id of notes.flat()) expect(ids).toContain(id)
    for (const id of term ? [term.event, term.kindField] : []) expect(ids).toContain(id)
    for (const { status, ground } of grounds) for (const id of [status, ...ground]) expect(ids).toContain(id)
    for (const id of inWords.flat()) expect(ids).toContain(id)
    for (const [rule, ...pair] of notAfter) {
      expect(Object.keys(ruleTable)).toContain(rule)
      for (const id of pair) expect(ids).toContain(id)
    }
    if (absence) expect(ids).toContain(absence.field)
    for (const id of [...(marriage?.dates ?? []), ...(marriage ? [marriage.kindField] : [])])
      expect(ids).toContain(id)
    const prefixes = kind.persons.map(({ prefix }) => prefix)
    for (const prefix of [
      ...(parents ? [parents.child, ...parents.of] : []),
      ...(marriage ? [marriage.husband, marriage.wife] : []),
    ]) {
      expect(prefixes).toContain(prefix)
    }
    expect(kind.persons.some(({ main }) => main)).toBe(true)
  })

  test('require number, volume, date, place and the main names, and nothing else', () => {
    const required = (code: 'KS' | 'KH' | 'HN') =>
      getKind(code).fields.flatMap(({ id, need }) => (need === 'required' ? [id] : []))
    expect(required('KS')).toEqual(['so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'nksHoTen'])
    expect(required('KH')).toEqual(['so', 'quyenSo', 'ngayDangKy', 'noiDangKy', 'chongHoTen', 'voHoTen'])
    expect(required('HN')).toEqual(['so', 'quyenSo', 'ngayDangKy', 'noiCap', 'nxnHoTen'])
  })

  test('say whose data a field is', () => {
    const field = getKind('KS').fields.find(({ id }) => id === 'meDanToc')
    expect(field).toMatchObject({
      subject: 'me',
      label: { vi: 'Dân tộc – mẹ' },
      shortLabel: { vi: 'Dân tộc' },
      codeList: 'dan_toc',
    })
  })
})

describe('profiles', () => {
  test('have the ministry’s numbers of columns', () => {
    const sizes = Object.fromEntries(
      profiles.filter(({ status }) => status === 'official').map(({ id, columns }) => [id, columns.length]),
    )
    expect(sizes).toEqual({
      'ks-60': 60,
      'ks-60-stt': 61,
      'kh-44': 44,
      'kh-44-stt': 45,
      'kt-48': 48,
      'kt-48-stt': 49,
      'cmc-50': 50,
      'cmc-50-stt': 51,
      'hn-35': 35,
      'hn-35-stt': 36,
      'ks-2024': 70,
    })
  })

  test('name only fields their kind has', () => {
    for (const profile of profiles) {
      const ids = getKind(profile.kind).fields.map(({ id }) => id)
      for (const { field } of profile.columns) if (field !== null) expect(ids).toContain(field)
    }
  })

  test('every kind can be written; kinds without an official sheet say so', () => {
    for (const { code, status } of kinds) expect(defaultProfile(code)).toMatchObject({ kind: code, status })
    expect(defaultProfile('KS').id).toBe('ks-60')
  })
})
