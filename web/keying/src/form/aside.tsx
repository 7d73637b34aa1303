import { memo, type ReactNode } from 'react'
import type { Field } from '../../../../src/register/kind.ts'
import { suggestionText } from '../../../../src/register/suggestion-text.ts'
import { SeverityIcon } from '../../../src/ui/states/severity-icon.tsx'
import type { DeskModel } from '../desk/desk-model.ts'
import type { Entry } from '../desk/entry.ts'
import { useStore } from '../desk/store.ts'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import classes from './aside.module.css'
import { DoubtPicker } from './doubt-picker.tsx'
import { HintList } from './hint-list.tsx'

interface AsideProps {
  readonly model: DeskModel
  readonly entry: Entry
  readonly field: Field
  readonly id: string
}

/** Beside a field: what is offered for it while it is at hand, its doubt, what the rules say, where its value comes from. Nothing moves when it changes. */
export const Aside = memo(function Aside({ model, entry, field, id }: AsideProps): ReactNode {
  const place = { task: entry.task.id, field: field.id }
  const isAt = useStore(model.at, at => at?.task === place.task && at.field === place.field)
  const isDoubting = useStore(
    model.doubting,
    doubting => doubting?.task === place.task && doubting.field === place.field,
  )
  return (
    <div className={classes.aside} data-at={isAt || isDoubting || undefined}>
      {isDoubting ? (
        <DoubtPicker model={model} entry={entry} field={field} />
      ) : (
        <>
          {isAt && <HintList model={model} />}
          <Told model={model} entry={entry} field={field} id={id} />
        </>
      )}
    </div>
  )
})

export function Told({ model, entry, field, id }: AsideProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const task = entry.task.id
  const doubt = useStore(entry.store, ({ doubts }) => doubts[field.id])
  const source = useStore(entry.store, ({ sources }) => sources[field.id])
  const isEmpty = useStore(entry.store, ({ values }) => (values[field.id] ?? '') === '')
  const reading = useStore(entry.store, () => model.readingOf({ task, field: field.id }))
  const findings = useStore(model.findings, () => model.findingsOf({ task, field: field.id }))
  const mayDiffer = useStore(model.families.offer, offer =>
    offer?.task === task && offer.taken !== null
      ? offer.families[offer.taken]?.mayDiffer.includes(field.id) === true
      : false,
  )
  const isTold = useStore(model.told, told => told === task)
  const isBlank = isTold && isEmpty && doubt === undefined && field.need === 'required'
  const from =
    isEmpty || source === undefined
      ? ''
      : source.how === 'reused' && source.from !== null
        ? text.reused(source.from)
        : text.sources[source.how]
  return (
    <div id={id} className={classes.told}>
      {doubt !== undefined && (
        <p className={classes.doubt}>
          <span aria-hidden="true">?</span> <span className="visually-hidden">{text.doubt}: </span>
          {text.doubts[doubt.kind]}
          {doubt.note !== null && ` – ${doubt.note}`}
        </p>
      )}
      {isBlank && (
        <p role="alert" className={classes.blank}>
          {text.blank}
        </p>
      )}
      {findings?.map(found => (
        <p key={found.code}>
          <SeverityIcon tone={found.severity} size={13} />{' '}
          <span className="visually-hidden">{text.severity[found.severity]}: </span>
          {found.message}
          {found.suggestion !== null && (
            <span className={classes.fix}>
              {' '}
              {text.suggestion(model.shown(field.id, suggestionText(found.suggestion, language) ?? ''))}
            </span>
          )}
        </p>
      ))}
      {reading !== '' && <p className="soft">{text.reading}</p>}
      {from !== '' && (
        <p className="soft">
          {mayDiffer && source?.how === 'reused' && (
            <span className={classes.again}>{text.lookAgain} · </span>
          )}
          {from}
        </p>
      )}
    </div>
  )
}
