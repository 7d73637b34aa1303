import { IconCertificate, IconChecks, IconDatabase, IconListDetails, IconScan } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { BookState } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge, type Tone } from '../../ui/states/badge.tsx'

const looks: Readonly<Record<BookState, readonly [Tone, ReactNode]>> = {
  listed: ['plain', <IconListDetails key="i" size={14} aria-hidden="true" />],
  scanned: ['info', <IconScan key="i" size={14} aria-hidden="true" />],
  checked: ['warning', <IconChecks key="i" size={14} aria-hidden="true" />],
  deposited: ['accent', <IconDatabase key="i" size={14} aria-hidden="true" />],
  accepted: ['good', <IconCertificate key="i" size={14} aria-hidden="true" />],
}

/** Where a book stands on its way. */
export function BookStateBadge({ state }: { readonly state: BookState }): ReactNode {
  const [tone, icon] = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {useMessages().inventory.states[state]}
    </Badge>
  )
}
