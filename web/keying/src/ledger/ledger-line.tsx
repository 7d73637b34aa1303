import type { ReactNode } from 'react'
import type { DeskModel } from '../desk/desk-model.ts'
import { useStore } from '../desk/store.ts'
import { Told } from '../form/aside.tsx'
import { DoubtPicker } from '../form/doubt-picker.tsx'
import { HintList } from '../form/hint-list.tsx'
import { useDeskMessages, useLanguage } from '../messages/desk.ts'
import classes from './ledger.module.css'

interface LedgerLineProps {
  readonly model: DeskModel
  readonly onFinish: () => void
}

/** Between picture and table: which cell is at hand, what is offered for it and told of it. It always has its room: the table never moves. */
export function LedgerLine({ model, onFinish }: LedgerLineProps): ReactNode {
  const text = useDeskMessages()
  const language = useLanguage()
  const at = useStore(model.at, place => place)
  const doubting = useStore(model.doubting, place => place)
  const shown = doubting ?? at
  const field = shown === null ? undefined : model.fields.get(shown.field)
  if (shown === null || field === undefined) return <div className={classes.line} />
  const entry = model.entryOf(shown.task)
  return (
    <div className={classes.line}>
      <strong>{field.label[language]}</strong>
      {doubting !== null ? (
        <DoubtPicker key={`${doubting.task} ${doubting.field}`} model={model} entry={entry} field={field} />
      ) : (
        <>
          <HintList model={model} inLine />
          <Told model={model} entry={entry} field={field} id="ledger-told" />
        </>
      )}
      <button type="button" tabIndex={-1} onPointerDown={event => event.preventDefault()} onClick={onFinish}>
        {text.finish} <kbd>Ctrl+Enter</kbd>
      </button>
    </div>
  )
}
