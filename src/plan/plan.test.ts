import { describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { kinds } from '../register/kind.ts'
import { kindOrder, losesPeople } from '../register/kind-order.ts'
import { requireDated, requireSound } from './check-content.ts'
import { formatYears } from './format-years.ts'
import type { CampaignContent, Phase } from './schema.ts'
import { planTemplates } from './templates/plan-templates.ts'

const phase = (id: string, change: Partial<Phase>): Phase => ({
  ...{ id, name: id, track: '', levels: ['commune'], yearFrom: 2000, yearTo: 2005, kinds: ['KS'] },
  ...{ fromOn: null, toOn: null, leadId: null, joiningIds: [], note: '' },
  ...change,
})
const plan = (...phases: readonly Phase[]): CampaignContent => ({
  ...{ name: 'Kế hoạch', basis: '', fromOn: '2026-01-01', toOn: '2026-12-31' },
  body: { leadId: null, joiningIds: [], people: [], phases: [...phases] },
})
const codeOf = (run: () => void) => {
  try {
    run()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
  return 'fine'
}

describe('what a plan may say', () => {
  test('a book never stands in two phases', () => {
    const first = phase('a', {})
    expect(codeOf(() => requireSound(plan(first, phase('b', { yearFrom: 2005, yearTo: 2010 }))))).toBe(
      'plan.overlap',
    )
    for (const apart of [
      phase('b', { yearFrom: 2006, yearTo: 2010 }),
      phase('b', { levels: ['province'] }),
      phase('b', { kinds: ['KH'] }),
    ])
      expect(codeOf(() => requireSound(plan(first, apart)))).toBe('fine')
    expect(codeOf(() => requireSound(plan(phase('b', { yearFrom: null }), first)))).toBe('plan.overlap')
    expect(codeOf(() => requireSound(plan(first, phase('a', { kinds: ['KH'] }))))).toBe('plan.overlap')
  })

  test('days and years are in order and within the plan', () => {
    const wrong: readonly [Partial<Phase>, string][] = [
      [{ yearFrom: 2006 }, 'plan.reversed'],
      [{ fromOn: '2026-05-02', toOn: '2026-05-01' }, 'plan.reversed'],
      [{ fromOn: '2025-12-31' }, 'plan.outside'],
      [{ toOn: '2027-01-01' }, 'plan.outside'],
    ]
    for (const [change, code] of wrong)
      expect(codeOf(() => requireSound(plan(phase('a', change))))).toBe(code)
  })

  test('a plan is issued with the days of every phase', () => {
    expect(codeOf(() => requireDated(plan(phase('a', { fromOn: '2026-02-01' }))))).toBe('plan.undated')
    expect(codeOf(() => requireDated(plan(phase('a', { fromOn: '2026-02-01', toOn: '2026-03-01' }))))).toBe(
      'fine',
    )
  })
})

describe('the shipped plans', () => {
  test.each(planTemplates.map(template => [template.id, template] as const))(
    '%s contradicts itself nowhere, and leaves no year out',
    (_, { phases }) => {
      expect(codeOf(() => requireSound(plan(...phases)))).toBe('fine')
      for (const track of new Set(phases.map(each => each.track))) {
        const walked = phases.filter(each => each.track === track)
        expect(walked.at(-1)?.yearFrom).toBeNull()
        for (const [at, each] of walked.slice(1).entries())
          expect(each.yearTo).toBe((walked[at]?.yearFrom ?? 0) - 1)
      }
    },
  )

  test('Bến Tre has two tracks of four phases; what its source does not date is not dated', () => {
    const template = planTemplates.find(each => each.id === 'ben-tre')
    const tracks = ['Cấp huyện, cấp xã', 'Sở Tư pháp'].map(
      track => template?.phases.filter(each => each.track === track).length,
    )
    expect(tracks).toEqual([4, 4])
    expect(planTemplates.flatMap(each => each.phases).filter(each => each.fromOn ?? each.toOn)).toEqual([])
  })
})

test('the order of work has every kind once, the five of the plans first', () => {
  expect(kindOrder.slice(0, 5)).toEqual(['KH', 'KS', 'CMC', 'HN', 'KT'])
  expect([...kindOrder].sort()).toEqual(kinds.map(kind => kind.code).sort())
})

test('parents of a birth come from marriages; nothing comes from deaths', () => {
  expect(losesPeople('KS', 'KH')).toBe(true)
  expect(kindOrder.some(kind => losesPeople(kind, 'KT'))).toBe(false)
})

test.each([
  [1999, 2005, '1999–2005'],
  [null, 1998, 'đến 1998'],
  [2016, null, 'từ 2016'],
  [2018, 2018, '2018'],
  [null, null, 'mọi năm'],
])('years %s to %s are written %s', (yearFrom, yearTo, text) => {
  expect(formatYears({ yearFrom, yearTo })).toBe(text)
})
