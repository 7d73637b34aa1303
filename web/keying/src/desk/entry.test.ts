import { describe, expect, it } from 'vitest'
import type { Keying, Task } from '../../../../src/keying/schema.ts'
import { commandOf, type Key } from './desk-keys.ts'
import { type Entry, type Keyed, openEntry } from './entry.ts'
import { planFill } from './families.ts'

const id = '0199a000-0000-7000-8000-000000000001'
const untouched: Keying = {
  task: id,
  revision: 0,
  values: {},
  doubts: {},
  sources: {},
  state: 'open',
  note: null,
}
const task: Task = { id, entry: id, number: '12', pages: [], reading: {}, keying: untouched }
const carried = { how: 'carried', from: null } as const
const start = () => ({ values: { noiDangKy: 'UBND xã Đồng Mây' }, sources: { noiDangKy: carried } })

function open(kept = untouched): { readonly entry: Entry; readonly sent: Partial<Keyed>[] } {
  const sent: Partial<Keyed>[] = []
  return { entry: openEntry(task, kept, patch => sent.push(patch)), sent }
}

describe('an entry at hand', () => {
  it('begins with what the book carries, and keeps nothing of it before somebody types', () => {
    const { entry, sent } = open()
    entry.begin(start)
    expect(entry.store.get().values).toEqual({ noiDangKy: 'UBND xã Đồng Mây' })
    expect(sent).toEqual([])
    entry.type('so', '1')
    expect(sent.at(-1)?.values).toEqual({ noiDangKy: 'UBND xã Đồng Mây', so: '1' })
    expect(sent.at(-1)?.sources?.['so']?.how).toBe('typed')
  })
  it('that was keyed before is left as it is', () => {
    const { entry } = open({ ...untouched, revision: 3, values: { so: '12' } })
    entry.begin(start)
    expect(entry.store.get().values).toEqual({ so: '12' })
  })
  it('goes back field by field, a family at once, and never further than its beginning', () => {
    const { entry } = open()
    entry.begin(start)
    for (const text of ['N', 'Ng', 'Ngô']) entry.type('meHoTen', text)
    entry.rest()
    const source = { how: 'reused', from: 'KH 3/1990' } as const
    entry.fill({ chaHoTen: { value: 'Lê Văn Ba', source }, chaNgaySinh: { value: '1960', source } })
    entry.type('ghiChu', 'x')
    expect(entry.undo()).toBe('ghiChu')
    expect(entry.undo()).toMatch(/^cha/)
    expect(entry.store.get().values).toEqual({ noiDangKy: 'UBND xã Đồng Mây', meHoTen: 'Ngô' })
    expect(entry.undo()).toBe('meHoTen')
    expect(entry.store.get()).toMatchObject(start())
    expect(entry.undo()).toBeNull()
  })
  it('takes back a doubt, and what followed from a field together with it', () => {
    const { entry } = open()
    entry.type('nksNgaySinh', '2387')
    entry.settle('nksNgaySinh', '02.03.1987', {
      nksNgaySinhBangChu: { value: 'Ngày hai …', source: { how: 'generated', from: null } },
    })
    entry.doubt('nksNgaySinh', { kind: 'corrected', note: null })
    expect(entry.undo()).toBe('nksNgaySinh')
    expect(entry.store.get().doubts).toEqual({})
    expect(entry.store.get().values['nksNgaySinh']).toBe('02.03.1987')
    entry.undo()
    expect(entry.store.get().values).toEqual({})
  })
  it('passes over a step that the browser took back already', () => {
    const { entry } = open()
    entry.type('so', '1')
    entry.rest()
    entry.type('meHoTen', 'L')
    entry.type('meHoTen', '')
    expect(entry.undo()).toBe('so')
  })
})

describe('a known family', () => {
  it('fills what nobody typed, nothing that was read from the paper, and nothing that isn’t on the form', () => {
    const { entry } = open()
    entry.type('chaHoTen', 'Lê Văn Ba')
    const family = {
      ...{ from: 'KH 3/1990', label: 'Lê Văn Bá – Ngô Thị Tư', mayDiffer: ['chaNoiCuTru'] },
      values: {
        chaHoTen: 'Lê Văn Bá',
        chaNgaySinh: '1960',
        meHoTen: 'Ngô Thị Tư',
        so: '',
        meNoiCuTru: 'thôn 3',
      },
    }
    const form = ['so', 'chaHoTen', 'chaNgaySinh', 'meHoTen']
    const filled = planFill(form, entry.store.get(), family)
    expect(Object.keys(filled).toSorted()).toEqual(['chaNgaySinh', 'meHoTen'])
    expect(filled['meHoTen']).toEqual({ value: 'Ngô Thị Tư', source: { how: 'reused', from: 'KH 3/1990' } })
  })
})

describe('the keys of the desk', () => {
  const key = (more: Partial<Key>): Key => ({
    ...{ key: '', code: '', ctrlKey: false, altKey: false, shiftKey: false },
    ...more,
  })
  it('leave letters, marks and what AltGr writes to the field', () => {
    for (const letter of ['a', 'ư', '?', '1', "'", 'Backspace', 'Home', 'Delete'])
      expect(commandOf(key({ key: letter }))).toBeNull()
    expect(commandOf(key({ key: '[', code: 'Digit3', ctrlKey: true, altKey: true }))).toBeNull()
    expect(commandOf(key({ key: 'Z', code: 'KeyZ', ctrlKey: true, shiftKey: true }))).toBeNull()
  })
  it('take the n-th suggestion whatever Alt makes of the digit', () => {
    expect(commandOf(key({ key: '£', code: 'Digit3', altKey: true }))).toEqual({ do: 'take', at: 2 })
    expect(commandOf(key({ key: '7', code: 'Digit7', altKey: true }))).toBeNull()
  })
})
