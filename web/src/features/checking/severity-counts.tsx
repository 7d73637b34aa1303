import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { SeverityIcon } from '../../ui/states/severity-icon.tsx'
import classes from './severity.module.css'

const severities = ['error', 'warning', 'info'] as const

/** How many findings of each severity. */
export function SeverityCounts({ counts }: { readonly counts: NonNullable<Package['counts']> }): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  if (severities.every(severity => counts[severity] === 0)) {
    return (
      <span className={classes.counts}>
        <span>
          <SeverityIcon tone="resolved" /> {text.nothingFound}
        </span>
      </span>
    )
  }
  const [error, warning, info] = severities.map(severity => formatCount(counts[severity], language))
  return (
    <span className={classes.counts}>
      <span className="visually-hidden">{text.counts(error ?? '', warning ?? '', info ?? '')}</span>
      {severities.map(severity => (
        <span key={severity} title={text.severity[severity]} aria-hidden="true">
          <SeverityIcon tone={severity} /> {formatCount(counts[severity], language)}
        </span>
      ))}
    </span>
  )
}
