import type { ReactNode } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from '../../ui/layout/navigation.module.css'
import { useCan } from '../access/session.ts'
import { useUnkeptCount } from './calls.ts'

/** In the navigation: how many books have no keeper yet; nothing when all have one. */
export function UnkeptCount(): ReactNode {
  const { keepers: text } = useMessages()
  const { language } = useLanguage()
  const unkept = useUnkeptCount(useCan()('books.keep'))
  if (unkept === 0) return null
  const count = formatCount(unkept, language)
  return (
    <span className={classes.count} title={text.unkept(count)}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden"> ({text.unkept(count)})</span>
    </span>
  )
}
