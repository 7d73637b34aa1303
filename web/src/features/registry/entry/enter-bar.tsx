import { Button, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Entered } from '../../../../../src/registry/entry/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import type { LiveFinding } from '../../../ui/fields/check-values.ts'
import { isComposing } from '../../../ui/fields/form/is-composing.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { SeverityIcon } from '../../../ui/states/severity-icon.tsx'
import type { Words } from './calls.ts'
import classes from './entry-desk.module.css'
import type { DraftAtWork } from './use-draft.ts'

interface EnterBarProps {
  readonly draft: DraftAtWork
  readonly findings: readonly LiveFinding[]
  /** Why the record was not entered. */
  readonly answer: Entered | null
  readonly problem: unknown
  readonly busy: boolean
  readonly closed: boolean
  readonly onEnter: (words: Words) => void
  readonly onRemove: () => void
}

/** Below the form: whether it is kept, what hinders it, and entering it; when the server asks for a word, the place for it. */
export function EnterBar(props: EnterBarProps): ReactNode {
  const { draft, findings, answer, problem, busy, closed, onEnter, onRemove } = props
  const { entry: text, checking } = useMessages()
  const [asInBook, setAsInBook] = useState('')
  const [repeat, setRepeat] = useState('')
  const first = useRef<HTMLInputElement>(null)
  const waits = answer !== null && !answer.refused && (answer.needsWord || answer.repeats.length > 0)
  useEffect(() => {
    if (answer !== null) first.current?.focus()
  }, [answer])
  const enter = () => onEnter({ asInBook: wordOf(asInBook), repeat: wordOf(repeat) })
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return
    event.preventDefault()
    enter()
  }
  const shown =
    answer?.findings.filter(
      ({ severity }) => severity === (answer.refused ? 'error' : 'warning') || severity === 'error',
    ) ?? []
  const required = findings.filter(({ code }) => code === 'value.required').length
  const errors = findings.filter(({ severity }) => severity === 'error').length - required
  const warnings = findings.filter(({ severity }) => severity === 'warning').length
  return (
    <div className={classes.bar}>
      {problem !== null && <Failed problem={problem} />}
      {answer !== null && (
        <div className={classes.answer} role="alert">
          <strong>{answer.refused ? text.refused : text.waits}</strong>
          {shown.map(found => (
            <p key={`${found.code} ${found.column}`}>
              <SeverityIcon tone={found.severity} />{' '}
              <span className="visually-hidden">{checking.severity[found.severity]}: </span>
              {found.message}
            </p>
          ))}
          {answer.repeats.map(({ record, number, year, volume, removed }) => (
            <p key={record}>
              <SeverityIcon tone="warning" /> {text.taken(number, year, volume)}
              {removed && ` ${text.takenRemoved}`}
            </p>
          ))}
          {waits && answer.needsWord && (
            <TextInput
              ref={first}
              label={text.asInBook}
              placeholder={checking.reasonPlaceholder}
              value={asInBook}
              maxLength={500}
              onChange={event => setAsInBook(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          )}
          {waits && answer.repeats.length > 0 && (
            <TextInput
              ref={answer.needsWord ? undefined : first}
              label={text.repeat}
              placeholder={text.repeatPlaceholder}
              value={repeat}
              maxLength={500}
              onChange={event => setRepeat(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
          )}
        </div>
      )}
      <div className={classes.line}>
        <span className={classes.state} role="status" data-state={draft.state}>
          {text.states[draft.state]}
        </span>
        <span className={classes.counts}>
          {required > 0 && <span className="soft">{text.required(required)}</span>}
          {errors > 0 && (
            <span>
              <SeverityIcon tone="error" /> {text.errors(errors)}
            </span>
          )}
          {warnings > 0 && (
            <span>
              <SeverityIcon tone="warning" /> {text.warnings(warnings)}
            </span>
          )}
        </span>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} />}
          disabled={busy || draft.state === 'empty'}
          onClick={onRemove}
        >
          {text.remove}
        </Button>
        <Button loading={busy} disabled={closed} onClick={enter} title="Ctrl+Enter">
          {text.enter}
        </Button>
      </div>
    </div>
  )
}

/** A word of three letters or more, as the server wants it. */
function wordOf(text: string): string | null {
  return text.trim().length < 3 ? null : text.trim()
}
