import { Button } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { AloneGroup } from '../../../../../src/checking/alone/schema.ts'
import { suggestionText } from '../../../../../src/register/suggestion-text.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { SeverityIcon } from '../../../ui/states/severity-icon.tsx'
import classes from './alone.module.css'

const shownAtOnce = 20

interface TrialGroupProps {
  readonly kind: string
  readonly group: AloneGroup
}

/** The findings of one rule, folded up until somebody wants to see them. */
export function TrialGroup({ kind, group }: TrialGroupProps): ReactNode {
  const { alone: text, checking } = useMessages()
  const { language } = useLanguage()
  const [isOpen, setIsOpen] = useState(false)
  const [shown, setShown] = useState(shownAtOnce)
  const { severity, title, basis, count, findings } = group
  const more = Math.min(shownAtOnce, findings.length - shown)
  const beyond = count - findings.length
  return (
    <details className={classes.group} onToggle={event => setIsOpen(event.currentTarget.open)}>
      <summary>
        <IconChevronRight size={16} className={classes.chevron} aria-hidden="true" />
        <SeverityIcon tone={severity} size={16} />
        <span className="visually-hidden">{checking.severity[severity]}: </span>
        <span className={classes.groupTitle}>{title}</span>
        <span className={classes.count}>{formatCount(count, language)}</span>
      </summary>
      {isOpen && (
        <>
          <p className="soft">{text.basis(basis)}</p>
          <ScrollRegion className={classes.scroll} label={title}>
            <table className={classes.findings}>
              <thead>
                <tr>
                  <th scope="col">{text.row}</th>
                  <th scope="col">{text.column}</th>
                  <th scope="col">{text.value}</th>
                  <th scope="col">{text.message}</th>
                  <th scope="col">{text.suggestion}</th>
                </tr>
              </thead>
              <tbody>
                {findings.slice(0, shown).map((found, at) => (
                  <tr key={at}>
                    <td>{found.row ?? text.wholeBook}</td>
                    <td>{found.column === null ? '' : fieldLabel(kind, found.column, language)}</td>
                    <td>{found.value}</td>
                    <td>{found.message}</td>
                    <td>{suggestionText(found.suggestion, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
          {more > 0 && (
            <Button size="compact-sm" variant="subtle" onClick={() => setShown(shown + shownAtOnce)}>
              {text.more(formatCount(more, language))}
            </Button>
          )}
          {more <= 0 && beyond > 0 && <p className="soft">{text.beyond(formatCount(beyond, language))}</p>}
        </>
      )}
    </details>
  )
}
