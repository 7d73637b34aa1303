import { IconAlertTriangle, IconLock, IconPlugConnected } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { System } from '../../../../src/access/systems/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'

/** Whether a system is let in, and whether its webhooks need somebody. */
export function SystemState({
  system,
}: {
  readonly system: Pick<System, 'disabled' | 'pausedWebhooks'>
}): ReactNode {
  const { systems: text } = useMessages()
  if (system.disabled) return <Badge icon={<IconLock size={14} />}>{text.disabled}</Badge>
  if (system.pausedWebhooks > 0)
    return (
      <Badge tone="warning" icon={<IconAlertTriangle size={14} />}>
        {text.stopped(system.pausedWebhooks)}
      </Badge>
    )
  return (
    <Badge tone="good" icon={<IconPlugConnected size={14} />}>
      {text.active}
    </Badge>
  )
}
