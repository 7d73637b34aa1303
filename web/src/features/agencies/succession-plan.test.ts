import { describe, expect, it } from 'vitest'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { en } from '../../messages/en.ts'
import { vi } from '../../messages/vi.ts'
import { type Giver, listDraftFaults, planSuccession, type SuccessionDraft } from './succession-plan.ts'
import { listPreview } from './succession-words.ts'

const agency = (id: string, validFrom = '1976-01-01', level: Agency['level'] = 'commune'): Agency => ({
  id,
  code: `2050${id}`,
  level,
  name: level === 'district' ? `Huyện ${id}` : `Xã ${id}`,
  parentId: null,
  validFrom,
  validTo: null,
})
const giver = (id: string, change: Partial<Giver> = {}): Giver => ({
  agency: agency(id),
  extent: 'full',
  remains: false,
  ...change,
})
const merger: SuccessionDraft = {
  kind: 'merge',
  day: '2025-07-01',
  basis: ' Nghị quyết 1659/NQ-UBTVQH15 ',
  givers: [giver('A'), giver('B'), giver('C', { extent: 'partial' })],
  takers: [agency('N', '2025-07-01')],
}
const words = (draft: SuccessionDraft) => listPreview(draft, vi, 'vi')

describe('a merger', () => {
  it('links each old one with the new one, wholly or in part', () => {
    expect(planSuccession(merger)).toEqual({
      onDate: '2025-07-01',
      kind: 'merge',
      basis: 'Nghị quyết 1659/NQ-UBTVQH15',
      links: [
        { predecessorId: 'A', successorId: 'N', extent: 'full' },
        { predecessorId: 'B', successorId: 'N', extent: 'full' },
        { predecessorId: 'C', successorId: 'N', extent: 'partial' },
      ],
      remaining: [],
    })
  })
  it('is said in words, with what follows for the books', () => {
    expect(words(merger)).toEqual([
      '3 đơn vị cấp xã (Xã A, Xã B và một phần Xã C) nhập thành Xã N từ ngày 01/07/2025, theo Nghị quyết 1659/NQ-UBTVQH15.',
      'Hết hiệu lực từ ngày 01/07/2025: Xã A, Xã B và Xã C.',
      'Xã N giữ tiếp mọi quyển sổ của Xã A và Xã B.',
      'Sổ của Xã C: cần xác định nơi giữ từng quyển ở trang “Sổ chưa rõ nơi giữ”.',
    ])
    expect(listPreview(merger, en, 'en')[0]).toContain('become Xã N on 01/07/2025')
  })
  it('into one that was there before says so; one that lost a part may go on', () => {
    const draft = {
      ...merger,
      basis: '',
      givers: [giver('C', { extent: 'partial', remains: true })],
      takers: [agency('N')],
    }
    expect(words(draft)).toEqual([
      'Một phần Xã C nhập vào Xã N từ ngày 01/07/2025.',
      'Xã C vẫn còn và vẫn giữ sổ của mình.',
    ])
    expect(planSuccession(draft)?.remaining).toEqual(['C'])
  })
  it('cannot go on with what it gave away wholly', () => {
    const draft = { ...merger, givers: [giver('A', { extent: 'full', remains: true })] }
    expect(planSuccession(draft)?.remaining).toEqual([])
  })
})

describe('other reorganisations', () => {
  it('a division shares the old one among the new ones', () => {
    const draft: SuccessionDraft = {
      ...merger,
      kind: 'split',
      givers: [giver('A')],
      takers: [agency('X'), agency('Y')],
    }
    expect(planSuccession(draft)?.links.map(link => link.extent)).toEqual(['partial', 'partial'])
    expect(words(draft)[0]).toContain('Xã A chia thành Xã X và Xã Y từ ngày 01/07/2025')
    expect(listDraftFaults({ ...draft, takers: [agency('X')] })).toEqual(['two-takers'])
    const cut = { ...draft, givers: [giver('A', { remains: true })], takers: [agency('X')] }
    expect(planSuccession(cut)?.remaining).toEqual(['A'])
    expect(words(cut)[0]).toContain('Một phần Xã A tách thành Xã X')
  })
  it('a renaming keeps the territory whole; a new code alone is said as such', () => {
    const draft: SuccessionDraft = { ...merger, kind: 'rename', givers: [giver('A')] }
    expect(planSuccession(draft)?.links).toEqual([{ predecessorId: 'A', successorId: 'N', extent: 'full' }])
    expect(words(draft)[0]).toContain('Xã A đổi tên thành Xã N')
    const recoded = { ...draft, takers: [{ ...agency('N'), name: 'Xã A' }] }
    expect(words(recoded)[0]).toContain('Xã A đổi mã từ 2050A thành 2050N')
  })
  it('a level that ends hands its work over', () => {
    const draft: SuccessionDraft = {
      ...merger,
      kind: 'abolish',
      givers: [giver('D', { agency: agency('D', '1976-01-01', 'district') })],
      takers: [agency('P')],
    }
    expect(words(draft)[0]).toContain('Huyện D kết thúc hoạt động từ ngày 01/07/2025')
    expect(planSuccession(draft)?.links[0]?.extent).toBe('full')
  })
})

describe('a draft that cannot be recorded', () => {
  it('says what is missing, in the order of the form', () => {
    expect(listDraftFaults({ ...merger, day: undefined, givers: [], takers: [] })).toEqual([
      'day',
      'no-giver',
      'no-taker',
    ])
    expect(listDraftFaults({ ...merger, takers: [agency('N'), agency('M')] })).toEqual(['one-taker-only'])
    expect(listDraftFaults({ ...merger, takers: [agency('A')] })).toEqual(['same-agency'])
    expect(words({ ...merger, takers: [] })).toEqual([])
  })
})
