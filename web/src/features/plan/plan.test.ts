import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CampaignChange } from '../../../../src/plan/schema.ts'
import { viPlan } from '../../messages/vi-plan.ts'
import { describeChange } from './describe-change.ts'
import { dayShare, listTicks } from './gantt-scale.ts'
import { newPhase } from './new-phase.ts'

describe('the scale of a timeline', () => {
  it('has its marks in order, inside, and never crowded', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, day, (one, other) => {
        const [fromOn = '', toOn = ''] = [one, other].map(at => at.toISOString().slice(0, 10)).sort()
        const shares = listTicks({ fromOn, toOn }).map(({ share }) => share)
        expect(shares).toEqual([...shares].sort((a, b) => a - b))
        expect(shares.length).toBeLessThanOrEqual(10)
        for (const share of shares) expect(share >= 0 && share <= 100).toBe(true)
      }),
    )
  })

  it('puts the first day at the left, the last at the right, and nothing outside', () => {
    const span = { fromOn: '2026-01-01', toOn: '2026-12-31' }
    expect(['2026-01-01', '2026-12-31', '2027-01-01', null].map(day => dayShare(span, day))).toEqual([
      ...[0, 100, undefined, undefined],
    ])
  })
})

describe('a change of a plan', () => {
  const first = newPhase('Giai đoạn 1', [])
  const said: CampaignChange['after'] = {
    ...{ name: 'Kế hoạch', basis: '', fromOn: '2026-01-01', toOn: '2026-12-31', state: 'draft' },
    body: { leadId: null, joiningIds: [], people: [], phases: [first] },
  }
  const tell = (after: CampaignChange['after']) => describeChange(said, after, viPlan.plan, 'vi')

  it('is told in words: what was, what is', () => {
    expect(tell(said)).toEqual(['Nội dung như trước.'])
    expect(tell({ ...said, state: 'issued', basis: 'QĐ 1' })).toEqual([
      'Trạng thái: Dự thảo → Đã ban hành',
      'Căn cứ: để trống → QĐ 1',
    ])
    const phases = [{ ...first, yearFrom: 2006, toOn: '2026-06-30' }, newPhase('Giai đoạn 2', [first])]
    expect(tell({ ...said, body: { ...said.body, phases } })).toEqual([
      'Giai đoạn 1: Sổ mở năm: mọi năm → từ 2006; Thời gian: … – … → … – 30/06/2026',
      'Thêm Giai đoạn 2',
    ])
  })

  it('a phase that is added goes on before the earliest years there are', () => {
    expect(newPhase('x', [{ ...first, yearFrom: 2006 }])).toMatchObject({ yearFrom: null, yearTo: 2005 })
  })
})
