import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount, formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './batch.module.css'
import { useBatches } from './calls.ts'

const shown = 3

/** The latest batches as links; nothing when there is none. */
export function LatestBatches(): ReactNode {
  const { batch: text } = useMessages()
  const { language } = useLanguage()
  const batches = useBatches()
  const latest = batches.data?.batches.slice(0, shown) ?? []
  if (latest.length === 0) return null
  return (
    <nav aria-label={text.latest}>
      <ul className={classes.links}>
        <li className="soft">{text.latest}:</li>
        {latest.map(({ id, total, at, by, state }) => (
          <li key={id}>
            <Link to="/packages/batches/$batch" params={{ batch: id }}>
              {text.of(formatCount(total, language), formatMoment(at), by)}
            </Link>{' '}
            ({text.states[state].toLowerCase()})
          </li>
        ))}
      </ul>
    </nav>
  )
}
