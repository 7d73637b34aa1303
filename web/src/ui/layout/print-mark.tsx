import { type ReactNode, useEffect, useState } from 'react'
import { useSession } from '../../features/access/session.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './frame.module.css'

/** At the foot of every printed sheet: who printed it and when. Not on the screen. */
export function PrintMark(): ReactNode {
  const { print: text } = useMessages()
  const { data: session } = useSession()
  const [moment, setMoment] = useState(() => new Date().toISOString())
  useEffect(() => {
    const onPrint = () => setMoment(new Date().toISOString())
    window.addEventListener('beforeprint', onPrint)
    return () => window.removeEventListener('beforeprint', onPrint)
  }, [])
  if (!session) return null
  const { displayName, username, agency } = session.account
  return (
    <div className={classes.mark} aria-hidden="true">
      {text.by(`${displayName} (${username})`, agency.name, formatMoment(moment))}
    </div>
  )
}
