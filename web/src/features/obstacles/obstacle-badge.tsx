import { IconCheck, IconHourglass, IconMessageCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ObstacleState } from '../../../../src/obstacles/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import navigation from '../../ui/layout/navigation.module.css'
import { Badge, type Tone } from '../../ui/states/badge.tsx'
import { useCan } from '../access/session.ts'
import { useWaitingObstacles } from './calls.ts'

const looks: Readonly<Record<ObstacleState, readonly [Tone, ReactNode]>> = {
  open: ['warning', <IconHourglass key="i" size={14} aria-hidden="true" />],
  answered: ['accent', <IconMessageCheck key="i" size={14} aria-hidden="true" />],
  closed: ['good', <IconCheck key="i" size={14} aria-hidden="true" />],
}

/** Where an obstacle stands. */
export function ObstacleBadge({ state }: { readonly state: ObstacleState }): ReactNode {
  const { obstacles: text } = useMessages()
  const [tone, icon] = looks[state]
  return (
    <Badge tone={tone} icon={icon}>
      {text.states[state]}
    </Badge>
  )
}

/** In the navigation: how many obstacles this office has to answer; nothing when none. */
export function WaitingObstacles(): ReactNode {
  const { obstacles: text } = useMessages()
  const { language } = useLanguage()
  const waiting = useWaitingObstacles(useCan()('obstacles.answer'))
  if (waiting === 0) return null
  const count = formatCount(waiting, language)
  return (
    <span className={navigation.count} title={text.waiting(count)}>
      {count}
      <span className="visually-hidden"> ({text.waiting(count)})</span>
    </span>
  )
}
