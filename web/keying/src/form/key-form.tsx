import { memo, type ReactNode, useEffect, useMemo } from 'react'
import type { Field } from '../../../../src/register/kind.ts'
import type { DeskModel } from '../desk/desk-model.ts'
import type { Entry } from '../desk/entry.ts'
import { focusStart } from '../desk/field-moves.ts'
import { useStore } from '../desk/store.ts'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import { Aside } from './aside.tsx'
import classes from './form.module.css'
import { isLong, KeyInput } from './key-input.tsx'
import { planSheet } from './plan-sheet.ts'

interface KeyFormProps {
  readonly model: DeskModel
  readonly entry: Entry
  readonly onFinish: () => void
}

/** The form of one entry: what the paper has, in its order, a line a field. */
export function KeyForm({ model, entry, onFinish }: KeyFormProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const groups = useMemo(() => planSheet(model.kind, model.pack.fields), [model])
  const isLast = useStore(model.progress, () => model.nextOpen(entry.task.id) === null)
  const isDone = useStore(entry.store, ({ state }) => state !== 'open')
  useEffect(() => focusStart(model, entry.task.id), [model, entry])
  return (
    <div className={classes.form}>
      {groups.map(({ key, title, fields }) => (
        <fieldset key={key} className={classes.group}>
          <legend>{title?.[language] ?? ''}</legend>
          {fields.map(field => (
            <Row key={field.id} model={model} entry={entry} field={field} />
          ))}
        </fieldset>
      ))}
      <button type="button" className={classes.finish} data-finish="" data-done={isDone} onClick={onFinish}>
        {isLast ? text.finishLast : text.finish} <kbd>Ctrl+Enter</kbd>
      </button>
    </div>
  )
}

interface RowProps {
  readonly model: DeskModel
  readonly entry: Entry
  readonly field: Field
}

const Row = memo(function Row({ model, entry, field }: RowProps): ReactNode {
  const language = useLanguage()
  const id = `k-${field.id}`
  const how = useStore(entry.store, ({ values, sources }) =>
    (values[field.id] ?? '') === '' ? undefined : sources[field.id]?.how,
  )
  const isDoubted = useStore(entry.store, ({ doubts }) => doubts[field.id] !== undefined)
  return (
    <div className={classes.row} data-row="" data-how={how} data-doubted={isDoubted || undefined}>
      <label htmlFor={id} title={`${field.label[language]} · ${field.id}`}>
        {field.shortLabel[language]}
        {field.need === 'required' && <span aria-hidden="true"> *</span>}
      </label>
      <KeyInput
        model={model}
        entry={entry}
        field={field}
        id={id}
        describedBy={`${id}-told`}
        long={isLong(field)}
      />
      <Aside model={model} entry={entry} field={field} id={`${id}-told`} />
    </div>
  )
})
