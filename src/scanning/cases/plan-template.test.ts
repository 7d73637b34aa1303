import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CarryingPage } from './book-case.ts'
import { planTemplate } from './plan-template.ts'

const page = (id: string, more: Partial<CarryingPage> = {}): CarryingPage => ({
  ...{ id, sequence: 1, capture: id, half: null, role: 'entries', width: 1654, height: 2339 },
  ...more,
})
const pairs = (pages: readonly CarryingPage[]) =>
  planTemplate(pages, { shape: 'pages', pagesPerCase: 2 }, 1).map(({ pages: on }) =>
    on.map(({ page: id }) => id).join('+'),
  )
const spread = (name: string) =>
  (['left', 'right'] as const).map(half => page(`${name}-${half}`, { capture: name, half }))

describe('a page a case', () => {
  test('pages that carry no entries are passed over and take no number', () => {
    const pages = [
      page('bìa', { role: 'cover' }),
      page('một'),
      page('trống', { role: 'blank' }),
      page('hai'),
      page('khóa sổ', { role: 'closing' }),
    ]
    const cases = planTemplate(pages, { shape: 'pages', pagesPerCase: 1 }, 41)
    expect(cases.map(({ number, pages: on }) => [number, ...on.map(one => one.page)])).toEqual([
      ['41', 'một'],
      ['42', 'hai'],
    ])
  })
})

describe('two pages a case', () => {
  test('pages taken one by one go by twos', () => {
    expect(pairs([page('1'), page('2'), page('3')])).toEqual(['1+2', '3'])
  })
  test('the halves of a double page stay together, whatever is missing beside them', () => {
    const [left, right] = spread('a')
    expect(pairs([...(right ? [right] : []), ...spread('b')])).toEqual(['a-right', 'b-left+b-right'])
    expect(pairs([...(left ? [left] : []), ...spread('b'), page('rời')])).toEqual([
      'a-left',
      'b-left+b-right',
      'rời',
    ])
  })
  test('a double page that was not split is the whole of its case', () => {
    const open = page('mở', { width: 3300, height: 2339 })
    expect(pairs([open, page('1'), page('2'), open])).toEqual(['mở', '1+2', 'mở'])
  })
  test('the second page is what the case continues on', () => {
    const [one] = planTemplate([page('1'), page('2')], { shape: 'pages', pagesPerCase: 2 }, 1)
    expect(one?.pages.map(({ part }) => part)).toEqual(['main', 'continued'])
  })
})

describe('several cases a page', () => {
  test('cases below each other show the whole page unless they are cut out', () => {
    const template = { shape: 'parts', casesPerPage: 2, top: 0.1, bottom: 0.9 } as const
    const whole = planTemplate([page('1')], { ...template, crop: false }, 1)
    expect(whole.map(({ pages: [on] }) => on?.place)).toEqual([null, null])
    const cut = planTemplate([page('1')], { ...template, crop: true }, 1)
    expect(cut.map(({ pages: [on] }) => on?.place)).toEqual([
      { left: 0, top: 0.1, width: 1, height: 0.4 },
      { left: 0, top: 0.5, width: 1, height: 0.4 },
    ])
  })
  test('the rows of a ledger run across, each with the head of the table', () => {
    const template = { shape: 'rows', rowsPerPage: 4, top: 0.2, bottom: 1, head: true } as const
    const rows = planTemplate([page('1', { width: 4000 }), page('2', { width: 4000 })], template, 9)
    expect(rows.map(({ number }) => number)).toEqual(['9', '10', '11', '12', '13', '14', '15', '16'])
    expect(rows[5]?.pages).toEqual([
      { page: '2', part: 'main', place: { left: 0, top: 0.4, width: 1, height: 0.2 }, head: 0.2 },
    ])
    const [bare] = planTemplate([page('1')], { ...template, head: false }, 1)
    expect(bare?.pages[0]?.head).toBeNull()
  })
})

const anyPage = fc.record({
  role: fc.constantFrom('entries', 'entries', 'entries', 'blank', 'cover'),
  half: fc.constantFrom(null, 'both' as const),
  wide: fc.boolean(),
})
const anyTemplate = fc.oneof(
  fc.record({ shape: fc.constant('pages' as const), pagesPerCase: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    shape: fc.constant('rows' as const),
    rowsPerPage: fc.integer({ min: 2, max: 60 }),
    top: fc.double({ min: 0, max: 0.4, noNaN: true }),
    bottom: fc.double({ min: 0.5, max: 1, noNaN: true }),
    head: fc.boolean(),
  }),
)

test('every page that carries entries is assigned, in order, and no other; numbers run without a hole', () => {
  fc.assert(
    fc.property(fc.array(anyPage, { maxLength: 30 }), anyTemplate, (made, template) => {
      const pages = made.flatMap(({ role, half, wide }, index) =>
        half === null
          ? [page(`${index}`, { role, width: wide ? 3300 : 1654 })]
          : spread(`${index}`).map(one => ({ ...one, role })),
      )
      const cases = planTemplate(pages, template, 7)
      const carried = cases.flatMap(one => one.pages.map(({ page: id }) => id))
      const expected = pages.filter(({ role }) => role === 'entries').map(({ id }) => id)
      expect([...new Set(carried)]).toEqual(expected)
      expect(cases.map(({ number }) => Number(number))).toEqual(cases.map((_, index) => 7 + index))
      for (const { place, head } of cases.flatMap(one => one.pages)) {
        if (place !== null) expect(place.height > 0 && place.top + place.height <= 1.0001).toBe(true)
        if (head !== null) expect(head > 0 && head <= (place?.top ?? 0)).toBe(true)
      }
    }),
  )
})
