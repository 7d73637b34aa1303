import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Decision, Difference } from '../../../../../src/keying/arbitration/schema.ts'
import type { Doubt } from '../../../../../src/keying/schema.ts'
import { findKind } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './arbitration.module.css'
import { CasePicture } from './case-picture.tsx'
import { ChoiceCards } from './choice-cards.tsx'
import { DoubtChoice, doubtOfKey } from './doubt-choice.tsx'
import { OtherValue } from './other-value.tsx'
import { useDecisionKeys } from './use-decision-keys.ts'

interface DifferenceViewProps {
  readonly difference: Difference
  /** What was decided of it before that was taken back. */
  readonly before: Decision | null
  readonly crop: boolean
  readonly canUndo: boolean
  readonly onSettle: (decision: Decision) => void
  readonly onUndo: () => void
}

type Choice = 0 | 1 | 'typed' | null

/** One difference: the picture of the field, both values, and what is decided. Everything by keyboard. */
export function DifferenceView(props: DifferenceViewProps): ReactNode {
  const { difference, before, crop, canUndo, onSettle, onUndo } = props
  const { arbitration: text } = useMessages()
  const { language } = useLanguage()
  const panel = useRef<HTMLElement>(null)
  const note = useRef<HTMLInputElement>(null)
  const typed = useRef(before !== null && 'typed' in before.value ? before.value.typed : '')
  const [choice, setChoice] = useState<Choice>(before === null ? null : choiceOf(before))
  const [doubt, setDoubt] = useState<Doubt['kind'] | null>(before?.doubt?.kind ?? null)
  const [whole, setWhole] = useState(false)
  const [missing, setMissing] = useState(false)
  const field = findKind(difference.book.kind)?.fields.find(({ id }) => id === difference.field)
  const label = field?.label[language] ?? difference.field
  useEffect(() => panel.current?.focus(), [])

  const choose = (next: Choice) => {
    setChoice(next)
    setMissing(false)
  }
  const toggle = (kind: Doubt['kind']) => setDoubt(old => (old === kind ? null : kind))
  const confirm = () => {
    const { activeElement } = document
    // Leaving the input puts its value right first.
    if (activeElement instanceof HTMLInputElement || activeElement instanceof HTMLTextAreaElement)
      flushSync(() => activeElement.blur())
    panel.current?.focus()
    if (choice === null) return setMissing(true)
    const said = note.current?.value.trim() ?? ''
    onSettle({
      value: choice === 'typed' ? { typed: typed.current } : { side: choice },
      doubt: doubt === null ? null : { kind: doubt, note: said === '' ? null : said },
      note: said === '' ? null : said,
    })
  }
  useDecisionKeys(panel, {
    plain(key) {
      const kind = doubtOfKey(key)
      if (kind !== undefined) toggle(kind)
      else if (key === '1' || key === '2') choose(key === '1' ? 0 : 1)
      else if (key === 'e' || key === 'E') choose('typed')
      else if (key === 'n' || key === 'N') note.current?.focus()
      else if (key === 'w' || key === 'W') setWhole(old => !old)
      else return false
      return true
    },
    confirm,
    undo: onUndo,
    leave: () => panel.current?.focus(),
  })
  const place = whole ? null : difference.place
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={classes.desk}
      aria-label={text.said(label, difference.number)}
    >
      <div className={classes.picture}>
        <CasePicture
          agency={difference.book.agency.id}
          entry={difference.entry}
          pages={difference.pages}
          {...{ field: difference.field, label, place, crop }}
        />
      </div>
      <div className={classes.decision}>
        <div className={classes.asked}>
          <h2>{label}</h2>
          <span className="soft">{text.number(difference.number)}</span>
          {difference.place === null && !crop && <span className="soft">{text.noPlace}</span>}
          {difference.place !== null && !crop && (
            <button type="button" className={classes.small} onClick={() => setWhole(!whole)}>
              <kbd>W</kbd> {whole ? text.near : text.whole}
            </button>
          )}
        </div>
        <ChoiceCards sides={difference.sides} field={field} chosen={choice} onChoose={choose} />
        {choice === 'typed' && field !== undefined ? (
          <OtherValue
            field={field}
            book={difference.book}
            initial={typed.current}
            onChange={value => (typed.current = value)}
          />
        ) : (
          <button type="button" className={classes.other} onClick={() => choose('typed')}>
            <kbd>E</kbd> {text.other} <span className="soft">({text.otherHint})</span>
          </button>
        )}
        <div className={classes.doubtLine}>
          <span>{text.doubt}</span>
          <DoubtChoice chosen={doubt} onToggle={toggle} />
          <label className={classes.note}>
            <span>
              <kbd>N</kbd> {text.note}
            </span>
            <input ref={note} defaultValue={before?.note ?? ''} maxLength={500} autoComplete="off" />
          </label>
        </div>
        <div className={classes.foot}>
          <Button size="sm" onClick={confirm}>
            {text.next}
          </Button>
          <Button size="sm" variant="default" disabled={!canUndo} onClick={onUndo}>
            {text.undo}
          </Button>
          <span className={missing ? classes.missing : 'soft'} role="status">
            {missing ? text.choose : before !== null ? text.undone : text.keys}
          </span>
        </div>
      </div>
    </section>
  )
}

function choiceOf({ value }: Decision): Choice {
  return 'typed' in value ? 'typed' : value.side
}
