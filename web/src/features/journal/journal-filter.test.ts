import { defaultParseSearch, defaultStringifySearch } from '@tanstack/react-router'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journalFilterSchema } from '../../../../src/journal/schema.ts'
import { exportAddress, journalSearchSchema, pickFilter } from './journal-filter.ts'

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10))
const filters = fc.record(
  {
    agency: fc.uuid(),
    action: fc.constantFrom('record.read', 'session.open', 'true', '7', 'null'),
    account: fc.uuid(),
    subject: fc.oneof(
      fc.uuid().map(id => `record:${id}`),
      fc.string({ minLength: 1, maxLength: 100 }),
    ),
    from: day,
    to: day,
    personal: fc.constant('yes' as const),
  },
  { requiredKeys: [] },
)

describe('the filter of the journal', () => {
  it('comes back from the address of the page as it went in', () => {
    fc.assert(
      fc.property(filters, filter => {
        const address = defaultStringifySearch(filter)
        const search = journalSearchSchema.parse(defaultParseSearch(address))
        expect(pickFilter(search)).toEqual(filter)
      }),
    )
  })
  it('reaches the server whole in the address of an export', () => {
    fc.assert(
      fc.property(filters, filter => {
        const { pathname, searchParams } = new URL(exportAddress(filter, 'csv'), 'http://here')
        expect(pathname).toBe('/api/journal/export.csv')
        expect(journalFilterSchema.parse(Object.fromEntries(searchParams))).toEqual(filter)
      }),
    )
  })
  it('leaves out what does not fit instead of failing the page', () => {
    const search = { tab: 'x', agency: 'ST', from: '5/3/2026', personal: true, action: 'record.read' }
    expect(pickFilter(journalSearchSchema.parse(search))).toEqual({ action: 'record.read' })
  })
})
