import type { Account, Role } from '../../../../src/access/schema.ts'
import { foldForFilter } from '../../ui/fold-text.ts'

/** Whether an account works: in use, waiting for its first password of its own, or disabled. */
export type AccountState = 'active' | 'waiting' | 'disabled'
export const accountStates = ['active', 'waiting', 'disabled'] as const

/** What state an account is in. */
export function stateOf(account: Pick<Account, 'disabled' | 'mustChangePassword'>): AccountState {
  if (account.disabled) return 'disabled'
  return account.mustChangePassword ? 'waiting' : 'active'
}

/** What the list of accounts is narrowed by. */
export interface AccountFilter {
  /** The agencies that count; undefined: all. */
  readonly agencies?: ReadonlySet<string> | undefined
  readonly role?: Role | undefined
  readonly state?: AccountState | undefined
  /** A part of a name or user name, with or without marks. */
  readonly text?: string
}

const byName = new Intl.Collator('vi', { numeric: true })
const givenName = (name: string) => name.split(' ').at(-1) ?? name

/** The accounts that pass a filter, by given name as Vietnamese lists are. */
export function filterAccounts(accounts: readonly Account[], filter: AccountFilter): readonly Account[] {
  const { agencies, role, state } = filter
  const wanted = foldForFilter(filter.text ?? '')
  return accounts
    .filter(
      account =>
        (agencies?.has(account.agency.id) ?? true) &&
        (role === undefined || account.role === role) &&
        (state === undefined || stateOf(account) === state) &&
        foldForFilter(`${account.displayName} ${account.username}`).includes(wanted),
    )
    .sort(
      (a, b) =>
        byName.compare(givenName(a.displayName), givenName(b.displayName)) ||
        byName.compare(a.displayName, b.displayName),
    )
}
