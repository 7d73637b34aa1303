import type { ReactNode } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from '../../ui/layout/navigation.module.css'
import { useCan } from '../access/session.ts'
import { useWaitingCount } from './calls.ts'

/** In the navigation: how many requests wait for this account's decision; nothing when none does. */
export function WaitingCount(): ReactNode {
  const { approvals: text } = useMessages()
  const { language } = useLanguage()
  const waiting = useWaitingCount(useCan()('approvals.read'))
  if (waiting === 0) return null
  const count = formatCount(waiting, language)
  return (
    <span className={classes.count} title={text.waiting(count)}>
      {count}
      <span className="visually-hidden"> ({text.waiting(count)})</span>
    </span>
  )
}
