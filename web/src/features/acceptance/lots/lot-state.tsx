import { IconCircleCheck, IconCircleX, IconClipboardText, IconEye, IconRotate } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Lot } from '../../../../../src/acceptance/lots/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { Badge, type Tone } from '../../../ui/states/badge.tsx'

const looks: Readonly<Record<Lot['state'], { readonly tone: Tone; readonly icon: ReactNode }>> = {
  inspecting: { tone: 'accent', icon: <IconEye size={14} aria-hidden="true" /> },
  judged: { tone: 'warning', icon: <IconClipboardText size={14} aria-hidden="true" /> },
  accepted: { tone: 'good', icon: <IconCircleCheck size={14} aria-hidden="true" /> },
  rejected: { tone: 'error', icon: <IconCircleX size={14} aria-hidden="true" /> },
  withdrawn: { tone: 'plain', icon: <IconRotate size={14} aria-hidden="true" /> },
}

/** How far a lot is; of one that waits for a signature, also whether it passed. */
export function LotStateBadge({ lot }: { readonly lot: Pick<Lot, 'state' | 'verdict'> }): ReactNode {
  const { lots: text } = useMessages()
  const { tone, icon } = looks[lot.state]
  return (
    <Badge tone={tone} icon={icon}>
      {text.states[lot.state]}
      {lot.state === 'judged' && lot.verdict !== null && ` · ${text.verdicts[lot.verdict]}`}
    </Badge>
  )
}
