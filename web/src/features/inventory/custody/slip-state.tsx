import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Slip } from '../../../../../src/inventory/custody/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Badge } from '../../../ui/states/badge.tsx'

const size = 14

/** Whether what was handed over has come back. */
export function SlipState({ slip }: { readonly slip: Slip }): ReactNode {
  const { custody: text } = useMessages()
  const { language } = useLanguage()
  const left = formatCount(slip.outstanding, language)
  if (slip.cancelled !== null)
    return (
      <Badge icon={<IconX size={size} aria-hidden="true" />} title={slip.cancelled.reason}>
        {text.cancelled}
      </Badge>
    )
  if (slip.kind === 'return')
    return (
      <Badge tone="good" icon={<IconArrowBackUp size={size} aria-hidden="true" />}>
        {text.returned}
      </Badge>
    )
  if (slip.kind === 'transfer')
    return (
      <Badge tone="plain" icon={<IconCheck size={size} aria-hidden="true" />}>
        {text.standing}
      </Badge>
    )
  if (slip.outstanding === 0)
    return (
      <Badge tone="good" icon={<IconCheck size={size} aria-hidden="true" />}>
        {text.done}
      </Badge>
    )
  if (slip.overdue && slip.dueOn !== null)
    return (
      <Badge tone="error" icon={<IconAlertTriangle size={size} aria-hidden="true" />}>
        {text.overdue(left, formatDay(slip.dueOn))}
      </Badge>
    )
  return <Badge tone="accent">{text.open(left)}</Badge>
}
