import { IconCircleCheck, IconClock, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Account } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge, type Tone } from '../../ui/states/badge.tsx'
import { type AccountState, stateOf } from './filter-accounts.ts'

const looks: Readonly<Record<AccountState, readonly [Tone, ReactNode]>> = {
  active: ['good', <IconCircleCheck key="i" size={14} aria-hidden="true" />],
  waiting: ['warning', <IconClock key="i" size={14} aria-hidden="true" />],
  disabled: ['plain', <IconLock key="i" size={14} aria-hidden="true" />],
}

/** Whether an account works. */
export function AccountStateBadge({
  account,
}: {
  readonly account: Pick<Account, 'disabled' | 'mustChangePassword'>
}): ReactNode {
  const state = stateOf(account)
  const [tone, icon] = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {useMessages().accounts.states[state]}
    </Badge>
  )
}
