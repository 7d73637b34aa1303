import type { ReactNode } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from '../../../ui/layout/navigation.module.css'
import { useCan } from '../../access/session.ts'
import { useArbitration } from './calls.ts'

/** In the navigation: how many differences and parked entries wait for this account; nothing when none does. */
export function ArbitrationCount(): ReactNode {
  const { arbitration: text } = useMessages()
  const { language } = useLanguage()
  const { data } = useArbitration(useCan()('keying.arbitrate'))
  const waiting = (data?.differences ?? 0) + (data?.parked ?? 0)
  if (waiting === 0) return null
  const count = formatCount(waiting, language)
  return (
    <span className={classes.count} title={text.waiting(count)}>
      {count}
      <span className="visually-hidden"> ({text.waiting(count)})</span>
    </span>
  )
}
