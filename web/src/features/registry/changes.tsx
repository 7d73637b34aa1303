import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { listChanges } from '../../ui/fields/group-fields.ts'
import classes from './record.module.css'

interface ChangesProps {
  readonly kind: string
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
}

/** What differs between two versions of a record, field by field. */
export function Changes({ kind, before, after }: ChangesProps): ReactNode {
  const { registry: text, checking } = useMessages()
  const { language } = useLanguage()
  const changes = listChanges(kind, before, after)
  if (changes.length === 0) return <div className="soft">{text.noChanges}</div>
  return (
    <dl className={classes.changes} aria-label={text.changes(changes.length)}>
      {changes.map(change => (
        <div key={change.id}>
          <dt title={change.id}>{fieldLabel(kind, change.id, language)}</dt>
          <dd>
            <del>
              <span className="visually-hidden">{text.before}: </span>
              {change.before === '' ? checking.emptyValue : change.before}
            </del>{' '}
            <span aria-hidden="true">→</span>{' '}
            <ins>
              <span className="visually-hidden">{text.after}: </span>
              {change.after === '' ? checking.emptyValue : change.after}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
