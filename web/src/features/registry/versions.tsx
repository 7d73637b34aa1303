import type { ReactNode } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { listChanges } from '../../ui/fields/group-fields.ts'
import classes from './record.module.css'

/** The versions of a record, newest first, each with what it changed. */
export function Versions({ record }: { readonly record: RecordView }): ReactNode {
  const { registry: text } = useMessages()
  const versions = [...record.versions].sort((a, b) => b.version - a.version)
  const reasons: Readonly<Record<string, string>> = text.reasons
  return (
    <section aria-labelledby="versions-title" className={classes.versions}>
      <h2 id="versions-title">{text.versions}</h2>
      <ol>
        {versions.map((version, index) => {
          const before = versions[index + 1]
          return (
            <li key={version.version}>
              <div className={classes.versionHead}>
                <strong>{text.version(version.version)}</strong>
                <span>{reasons[version.reason] ?? version.reason}</span>
                <span className="soft">
                  {formatMoment(version.at)} · {version.by ?? text.system}
                </span>
              </div>
              {before === undefined ? (
                <div className="soft">{text.versionFirst}</div>
              ) : (
                <Changes kind={record.kind} before={before.fields} after={version.fields} />
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

interface ChangesProps {
  readonly kind: string
  readonly before: Readonly<Record<string, string>>
  readonly after: Readonly<Record<string, string>>
}

function Changes({ kind, before, after }: ChangesProps): ReactNode {
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
