import { describe, expect, it } from 'vitest'
import { findConcern, formatConcernNote } from './concerns.ts'
import { findKind, kinds } from './kind.ts'
import { findNoteKind } from './note-kinds.ts'
import { listRelations } from './record-relations.ts'

describe('what an entry concerns', () => {
  it('names fields, persons, notes and relations that there are', () => {
    for (const kind of kinds) {
      const concern = findConcern(kind.code)
      if (concern === undefined) continue
      const ids = new Set(kind.fields.map(({ id }) => id))
      const { reference, decision, chosen, note } = concern
      const used = [
        ...Object.values(reference ?? {}),
        ...Object.values(decision ?? {}),
        ...(typeof chosen === 'object' && chosen !== null ? Object.values(chosen) : []),
        ...(note?.by ? [note.by.field] : []),
      ]
      expect(
        used.filter(id => !ids.has(id)),
        kind.code,
      ).toEqual([])
      for (const prefix of concern.persons)
        expect(
          kind.persons.some(person => person.prefix === prefix),
          `${kind.code} ${prefix}`,
        ).toBe(true)
      for (const code of [note?.kind, ...Object.values(note?.by?.kinds ?? {})])
        if (code !== undefined) expect(findNoteKind(code), code).toBeDefined()
      for (const target of concern.targets.length === 0 ? ['KS'] : concern.targets) {
        expect(listRelations(kind.code, target)[0]).toBeDefined()
        const fields = findKind(target)?.fields.map(({ id }) => id)
        for (const id of Object.keys(concern.changes)) expect(fields).toContain(id)
      }
    }
  })
  it('is noted there in one sentence with its basis', () => {
    const values = {
      so: '12',
      ngayDangKy: '03.02.2020',
      noiDangKy: 'UBND xã Đông Mây',
      loaiDangKy: '2',
      noiDungTu: 'Trần Thi Lài',
      noiDungThanh: 'Trần Thị Lài',
    }
    expect(formatConcernNote('TDCC', values)).toEqual({
      kind: 'rectification',
      text: 'Cải chính hộ tịch: từ “Trần Thi Lài” thành “Trần Thị Lài”. Căn cứ đăng ký số 12 ngày 03.02.2020 của UBND xã Đông Mây',
      decision: { number: '12', date: '03.02.2020', authority: 'UBND xã Đông Mây' },
    })
  })
  it('rests on the judgment where the entry names one, else on the registration', () => {
    const divorce = {
      so: '3',
      ngayDangKy: '01.03.2019',
      noiDangKy: 'UBND xã',
      soBanAn: '45/2018',
      ngayBanAn: '10.12.2018',
    }
    expect(formatConcernNote('LH', divorce)).toMatchObject({
      kind: 'divorce',
      decision: { number: '45/2018', authority: '' },
    })
    expect(formatConcernNote('LH', { ...divorce, soBanAn: '' })?.text).toBe(
      'Ly hôn. Căn cứ đăng ký số 3 ngày 01.03.2019 của UBND xã',
    )
    expect(formatConcernNote('K', divorce)).toBeUndefined()
  })
})
