import { describe, expect, it } from 'vitest'
import type { Agency, AgencyList, Succession } from '../../../../src/agencies/schema.ts'
import { listHistory } from './agency-history.ts'
import { findOptions, listAgencyOptions, namesToShow } from './agency-options.ts'

const agency = (id: string, name: string, validFrom: string, validTo: string | null): Agency => ({
  id,
  code: `2050${id}`,
  level: 'commune',
  name,
  parentId: null,
  validFrom,
  validTo,
})
const link = (predecessorId: string, successorId: string, change: Partial<Succession> = {}): Succession => ({
  predecessorId,
  successorId,
  onDate: '2025-07-01',
  extent: 'full',
  kind: 'merge',
  basis: 'NQ 1',
  ...change,
})

/** Thắng was cut in two in 2001; Thắng Nam and a part of Phước became Bàn Bắc in 2025. */
const list: AgencyList = {
  agencies: [
    agency('1', 'Xã Điện Thắng', '1976-01-01', '2001-01-01'),
    agency('2', 'Xã Điện Thắng Nam', '2001-01-01', '2025-07-01'),
    agency('3', 'Xã Điện Thắng Bắc', '2001-01-01', null),
    agency('4', 'Xã Điện Phước', '1976-01-01', null),
    agency('5', 'Phường Điện Bàn Bắc', '2025-07-01', null),
  ],
  successions: [
    link('1', '2', { onDate: '2001-01-01', extent: 'partial', kind: 'split' }),
    link('1', '3', { onDate: '2001-01-01', extent: 'partial', kind: 'split' }),
    link('4', '5', { extent: 'partial' }),
    link('2', '5'),
  ],
}

describe('choosing an agency', () => {
  const options = listAgencyOptions(list)
  const names = (typed: string) => findOptions(options, typed).map(({ agency: { name } }) => name)

  it('finds it by its own name first, then by what went before it or came of it, without marks', () => {
    expect(names('dien thang nam')).toEqual(['Xã Điện Thắng Nam', 'Xã Điện Thắng', 'Phường Điện Bàn Bắc'])
    expect(names('20505')).toEqual(['Phường Điện Bàn Bắc'])
    expect(names('bàn bắc')).toEqual([
      'Phường Điện Bàn Bắc',
      'Xã Điện Thắng',
      'Xã Điện Thắng Nam',
      'Xã Điện Phước',
    ])
  })
  it('shows the name that was found, else the names it had', () => {
    const [bac] = findOptions(options, '20505')
    const shown = (typed: string) => bac && namesToShow(bac, typed).map(({ name }) => name)
    expect(shown('phuoc')).toEqual(['Xã Điện Phước'])
    expect(shown('20505')).toEqual(['Xã Điện Phước', 'Xã Điện Thắng Nam', 'Xã Điện Thắng'])
  })
})

describe('the history of an agency', () => {
  it('tells each act once, with all who had a part in it, whole ones first', () => {
    expect(
      listHistory('5', list).map(({ day, direction, shares }) => [
        day,
        direction,
        shares.map(share => share.agency.name),
      ]),
    ).toEqual([['2025-07-01', 'took', ['Xã Điện Thắng Nam', 'Xã Điện Phước']]])
  })
  it('goes from the oldest to the newest', () => {
    expect(listHistory('2', list).map(({ day, kind, direction }) => [day, kind, direction])).toEqual([
      ['2001-01-01', 'split', 'took'],
      ['2025-07-01', 'merge', 'gave'],
    ])
  })
})
