import type { ReactNode } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { Changes } from './changes.tsx'
import classes from './record.module.css'
import { RestoreVersion } from './restore-version.tsx'

interface VersionsProps {
  readonly record: RecordView
  /** Whether an earlier version may be asked for now. */
  readonly mayRestore: boolean
}

/** The versions of a record, newest first, each with what it changed; an earlier one can be asked to come back. */
export function Versions({ record, mayRestore }: VersionsProps): ReactNode {
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
              {mayRestore && index > 0 && <RestoreVersion record={record} version={version} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
