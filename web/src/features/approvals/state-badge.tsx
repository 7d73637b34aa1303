import { IconArrowBackUp, IconCheck, IconClock, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Badge, type Tone } from '../../ui/states/badge.tsx'
import type { ApprovalState } from './calls.ts'

const looks: Readonly<Record<ApprovalState, readonly [Tone, ReactNode]>> = {
  asked: ['warning', <IconClock key="i" size={14} aria-hidden="true" />],
  approved: ['good', <IconCheck key="i" size={14} aria-hidden="true" />],
  refused: ['error', <IconX key="i" size={14} aria-hidden="true" />],
  withdrawn: ['plain', <IconArrowBackUp key="i" size={14} aria-hidden="true" />],
}

/** Where a request stands. */
export function ApprovalBadge({ state }: { readonly state: ApprovalState }): ReactNode {
  const [tone, icon] = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {useMessages().approvals.states[state]}
    </Badge>
  )
}
