import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { RecordView } from '../../../../src/registry/schema.ts'
import { formatMoment } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { useSession } from '../access/session.ts'
import { Changes } from './changes.tsx'
import classes from './record.module.css'
import { RestoreVersion } from './restore-version.tsx'

interface VersionsProps {
  readonly record: RecordView
  /** Whether an earlier version may be asked for now. */
  readonly mayRestore: boolean
  /** Begins a repair with an earlier version's fields; null when there may be none now. */
  readonly onRepair: ((start: RecordView['fields']) => void) | null
}

/** The versions of a record, newest first, each with where it comes from and what it changed; an earlier one can come back. */
export function Versions({ record, mayRestore, onRepair }: VersionsProps): ReactNode {
  const { registry: text, record: words } = useMessages()
  const versions = [...record.versions].sort((a, b) => b.version - a.version)
  const reasons: Readonly<Record<string, string>> = text.reasons
  const me = useSession().data?.account.displayName
  return (
    <section aria-labelledby="versions-title" className={classes.versions}>
      <h2 id="versions-title">{text.versions}</h2>
      <ol>
        {versions.map((version, index) => {
          const before = versions[index + 1]
          const own = index === 0 && version.source === 'repair' && version.by === me
          return (
            <li key={version.version}>
              <div className={classes.versionHead}>
                <strong>{text.version(version.version)}</strong>
                <span>{words.sources[version.source]}</span>
                <span className="soft">
                  {formatMoment(version.at)} · {version.by ?? text.system}
                </span>
              </div>
              {version.reason !== '' && <div>{reasons[version.reason] ?? version.reason}</div>}
              {before === undefined ? (
                version.reason === '' && <div className="soft">{text.versionFirst}</div>
              ) : (
                <Changes kind={record.kind} before={before.fields} after={version.fields} />
              )}
              {own && before !== undefined && onRepair !== null && (
                <Button
                  size="compact-sm"
                  variant="default"
                  title={words.takeBackHint}
                  onClick={() => onRepair(before.fields)}
                >
                  {words.takeBack}
                </Button>
              )}
              {mayRestore && index > 0 && <RestoreVersion record={record} version={version} />}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
