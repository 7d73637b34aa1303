import { Button, Checkbox } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { formatMoment } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import { Changes } from '../changes.tsx'
import { applyTyped, type TypedChange } from './merge-changes.ts'
import classes from './record.module.css'

interface RepairConflictProps {
  /** With the newer version. */
  readonly record: RecordView
  /** The version the typing began from. */
  readonly since: number
  readonly typed: readonly TypedChange[]
  readonly onGoOn: (values: Readonly<Record<string, string>>) => void
  readonly onGiveUp: () => void
}

/** Somebody else saved a new version meanwhile: who, when and what, beside what was typed, and which of that goes onto the new version. */
export function RepairConflict({ record, since, typed, onGoOn, onGiveUp }: RepairConflictProps): ReactNode {
  const { record: text, registry, checking } = useMessages()
  const { language } = useLanguage()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(typed.map(({ id }) => id)))
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])
  const old = record.versions.find(({ version }) => version === since)
  const newer = record.versions.filter(({ version }) => version > since)
  const shown = (value: string) => (value === '' ? checking.emptyValue : value)
  const toggle = (id: string, on: boolean) =>
    setChosen(before => new Set(on ? [...before, id] : [...before].filter(other => other !== id)))
  return (
    <section className={classes.repair} aria-labelledby="conflict-title">
      <h2 id="conflict-title" ref={title} tabIndex={-1}>
        {text.conflict}
      </h2>
      <ul className={classes.plain}>
        {newer.map(({ version, by, at }) => (
          <li key={version}>
            <strong>{registry.version(version)}</strong> · {by ?? registry.system} · {formatMoment(at)}
          </li>
        ))}
      </ul>
      {old !== undefined && <Changes kind={record.kind} before={old.fields} after={record.fields} />}
      <h3>{text.yourChanges}</h3>
      {typed.length === 0 ? (
        <p className="soft">{text.sameAsTheirs}</p>
      ) : (
        <ul className={classes.plain}>
          {typed.map(({ id, theirs, after, both }) => (
            <li key={id}>
              <Checkbox
                checked={chosen.has(id)}
                onChange={event => toggle(id, event.currentTarget.checked)}
                label={`${fieldLabel(record.kind, id, language)}: ${shown(after)}`}
                description={`${text.nowSays(shown(theirs))}${both ? ` ${text.bothChanged}` : ''}`}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={classes.foot}>
        <Button onClick={() => onGoOn(applyTyped(record.fields, typed, chosen))}>{text.goOnFromNew}</Button>
        <Button variant="subtle" onClick={onGiveUp}>
          {text.giveUp}
        </Button>
      </div>
    </section>
  )
}
