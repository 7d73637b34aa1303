import type { ReactNode } from 'react'
import type { CampaignLine } from '../../../../src/plan/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge, type Tone } from '../../ui/states/badge.tsx'

const tones: Readonly<Record<CampaignLine['state'], Tone>> = {
  draft: 'warning',
  issued: 'good',
  ended: 'plain',
}

/** Whether a plan is a draft, in force or over. */
export function PlanStateBadge({ state }: Pick<CampaignLine, 'state'>): ReactNode {
  const { plan: text } = useMessages()
  return <Badge tone={tones[state]}>{text.states[state]}</Badge>
}
