import { describe, expect, it } from 'vitest'
import type { Keying, Pack, Task } from '../../../../src/keying/schema.ts'
import { getKind } from '../../../../src/register/kind.ts'
import type { Work } from '../work/work.ts'
import { type DeskModel, openDesk } from './desk-model.ts'

const idOf = (n: number) => `0199a000-0000-7000-8000-00000000000${n}`
const fields = [
  'so',
  'ngayDangKy',
  'nksHoTen',
  'nksGioiTinh',
  'chaHoTen',
  'chaNgaySinh',
  'meHoTen',
  'meNgaySinh',
]

function taskOf(n: number, reading: Task['reading']): Task {
  const keying: Keying = {
    ...{ task: idOf(n), revision: 0, values: {}, doubts: {}, sources: {} },
    ...{ state: 'open', note: null },
  }
  return { id: idOf(n), entry: idOf(n), number: String(n), pages: [], reading, keying }
}

/** A desk over three entries, and what it hands on to be kept. */
function open(reading: Task['reading'] = {}): {
  readonly desk: DeskModel
  readonly kept: Map<string, Keying>
} {
  const tasks = [1, 2, 3].map(n => taskOf(n, reading))
  const pack: Pack = {
    batch: {
      ...{ id: idOf(9), pass: 1, handedAt: '2026-01-01T00:00:00Z', offlineAt: null },
      ...{ finishedAt: null, revokedAt: null },
    },
    agency: { id: idOf(8), name: 'UBND xã Đồng Mây' },
    book: { id: idOf(7), kind: 'KS', year: 1998, volume: '01' },
    ...{ fields, shape: 'form', carried: { noiDangKy: 'UBND xã Đồng Mây' }, help: true, reader: true },
    ...{ places: [], sees: 'page', tasks },
  }
  const kept = new Map(tasks.map(({ id, keying }) => [id, keying]))
  const keyingOf = (task: string) => kept.get(task) ?? taskOf(1, {}).keying
  const work: Work = {
    ...{ pack, dictionary: null, line: 'online', unsent: 0, refused: new Map() },
    keyingOf,
    change: (task, patch) => kept.set(task, { ...keyingOf(task), ...patch }),
    pageImage: () => '',
    fieldImage: () => '',
    askFamilies: async () => null,
  }
  const desk = openDesk(getKind('KS'), () => work, 'vi')
  desk.begin(idOf(1))
  return { desk, kept }
}

/** Types a field and leaves it; gives what stands in its input then. */
function key(desk: DeskModel, n: number, field: string, text: string): string {
  const place = { task: idOf(n), field }
  desk.focused(place)
  desk.typed(place, text, false)
  return desk.left(place, text)
}

describe('a field that is left', () => {
  it('stands in its form: a date with its century, the name of a code', () => {
    const { desk, kept } = open()
    expect(key(desk, 1, 'ngayDangKy', '2/3/98')).toBe('02.03.1998')
    expect(key(desk, 1, 'nksGioiTinh', '2')).toBe('Nữ')
    expect(kept.get(idOf(1))?.values).toMatchObject({ ngayDangKy: '02.03.1998', nksGioiTinh: '2' })
  })
  it('keeps what was filled into it meanwhile, though its input may show less', () => {
    const { desk, kept } = open()
    key(desk, 1, 'chaHoTen', 'Nguyễn Văn An')
    key(desk, 1, 'chaNgaySinh', '1960')
    key(desk, 1, 'meHoTen', 'Trần Thị Bình')
    key(desk, 1, 'meNgaySinh', '1962')
    desk.begin(idOf(2))
    key(desk, 2, 'chaHoTen', 'Nguyễn Văn An')
    key(desk, 2, 'meHoTen', 'Trần Thị Bình')
    const place = { task: idOf(2), field: 'meNgaySinh' }
    desk.focused(place)
    expect(desk.family(idOf(2))).toBe('chaNgaySinh')
    expect(desk.left(place, '')).toBe('1962')
    expect(kept.get(idOf(2))?.values).toMatchObject({ chaNgaySinh: '1960', meNgaySinh: '1962' })
    expect(kept.get(idOf(2))?.sources['meNgaySinh']?.how).toBe('reused')
    desk.undo(idOf(2))
    expect(kept.get(idOf(2))?.values['chaNgaySinh'] ?? '').toBe('')
  })
})

describe('what a machine read', () => {
  it('is taken only by a confirmation, and no more once the field was touched', () => {
    const { desk, kept } = open({ nksHoTen: { text: 'Lê Thị Mai', confidence: 0.9 } })
    const place = { task: idOf(1), field: 'nksHoTen' }
    expect(kept.get(idOf(1))?.values).toEqual({})
    expect(desk.takeReading(place)).toBe(true)
    expect(kept.get(idOf(1))?.sources['nksHoTen']).toEqual({ how: 'read', from: null })
    key(desk, 1, 'nksHoTen', '')
    expect(desk.readingOf(place)).toBe('')
    expect(desk.takeReading(place)).toBe(false)
  })
})

describe('an entry that is finished', () => {
  it('says once what is empty, then has it as the paper, and the next open one follows', () => {
    const { desk, kept } = open()
    key(desk, 1, 'ngayDangKy', '2/3/98')
    expect(desk.finish(idOf(1))).toBe('nksHoTen')
    expect(kept.get(idOf(1))?.state).toBe('open')
    expect(desk.finish(idOf(1))).toBeNull()
    expect(kept.get(idOf(1))).toMatchObject({ state: 'done', doubts: { nksHoTen: { kind: 'missing' } } })
    expect(desk.nextOpen(idOf(1))).toBe(idOf(2))
    desk.park(idOf(2), 'trang rách')
    desk.finish(idOf(3))
    desk.finish(idOf(3))
    expect(desk.nextOpen(idOf(3))).toBeNull()
    expect(desk.progress.get()).toBe(3)
  })
})
