import { expect, it } from 'vitest'
import type { Account } from '../../../../src/access/schema.ts'
import { filterAccounts } from './filter-accounts.ts'

const account = (displayName: string, change: Partial<Account> = {}): Account => ({
  id: displayName,
  username: displayName.toLowerCase().replaceAll(' ', '.'),
  displayName,
  role: 'registrar',
  agency: { id: 'A', code: '20509', name: 'UBND xã A' },
  disabled: false,
  mustChangePassword: false,
  secondFactor: false,
  createdAt: '2026-11-24T00:00:00Z',
  lastSeenAt: null,
  books: 0,
  ...change,
})
const accounts = [
  account('Trần Văn Đức'),
  account('Lê Thị An'),
  account('Nguyễn Bình', { role: 'scanner', mustChangePassword: true }),
  account('Phạm Bình', { disabled: true, mustChangePassword: true }),
]
const names = (filter: Parameters<typeof filterAccounts>[1]) =>
  filterAccounts(accounts, filter).map(each => each.displayName)

it('accounts stand by given name, as Vietnamese lists are', () => {
  expect(names({})).toEqual(['Lê Thị An', 'Nguyễn Bình', 'Phạm Bình', 'Trần Văn Đức'])
})
it('they are found without marks, by state and by role', () => {
  expect(names({ text: 'duc' })).toEqual(['Trần Văn Đức'])
  expect(names({ state: 'waiting' })).toEqual(['Nguyễn Bình'])
  expect(names({ state: 'disabled' })).toEqual(['Phạm Bình'])
  expect(names({ role: 'scanner', state: 'active' })).toEqual([])
  expect(names({ agencies: new Set(['B']) })).toEqual([])
})
