import { IconBan, IconChecks, IconDatabase, IconLoader } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge, type Tone } from '../../ui/states/badge.tsx'

const looks: Readonly<Record<Package['state'], readonly [Tone, ReactNode]>> = {
  received: ['info', <IconLoader key="i" size={14} aria-hidden="true" />],
  checked: ['accent', <IconChecks key="i" size={14} aria-hidden="true" />],
  unusable: ['error', <IconBan key="i" size={14} aria-hidden="true" />],
  deposited: ['good', <IconDatabase key="i" size={14} aria-hidden="true" />],
}

/** Where a package stands. */
export function PackageBadge({ state }: { readonly state: Package['state'] }): ReactNode {
  const { checking } = useMessages()
  const [tone, icon] = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {checking.states[state]}
    </Badge>
  )
}
