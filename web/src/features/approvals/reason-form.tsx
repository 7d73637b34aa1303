import { Button, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { reasonSchema } from '../../../../src/approvals/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './approvals.module.css'

/** One way to end the form. Where it is the only one, Ctrl+Enter does it. */
export interface ReasonAction {
  readonly label: string
  readonly danger?: boolean
  run(reason: string): Promise<void>
}

interface ReasonFormProps {
  /** What the reason is for, and what will happen. */
  readonly hint: string
  readonly actions: readonly [ReasonAction, ...ReasonAction[]]
  readonly onCancel: () => void
}

/** A reason and what to do with it: to ask, to approve, to refuse. It stands in the page, not in a dialog. */
export function ReasonForm({ hint, actions, onCancel }: ReasonFormProps): ReactNode {
  const { approvals: text, common } = useMessages()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const [running, setRunning] = useState<ReasonAction | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const box = useRef<HTMLTextAreaElement>(null)

  const run = async (action: ReasonAction) => {
    const given = reasonSchema.safeParse({ reason })
    setFault(!given.success)
    if (!given.success) return box.current?.focus()
    setRunning(action)
    setProblem(null)
    try {
      await action.run(given.data.reason)
    } catch (cause) {
      setProblem(cause)
    } finally {
      setRunning(null)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void run(actions[0])
  }
  return (
    <form
      className={classes.form}
      onSubmit={submit}
      noValidate
      onKeyDown={event => {
        if (event.key === 'Escape' && reason === '') onCancel()
        if (event.key === 'Enter' && event.ctrlKey && actions.length === 1) submit(event)
      }}
    >
      <p className="soft">{hint}</p>
      <Textarea
        ref={box}
        label={text.reason}
        description={text.reasonHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        autoFocus
        data-autofocus
        autosize
        minRows={2}
        maxLength={1000}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
        error={fault ? text.reasonShort : undefined}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        {actions.map((action, index) => (
          <Button
            key={action.label}
            type={index === 0 ? 'submit' : 'button'}
            variant={action.danger ? 'outline' : 'filled'}
            {...(action.danger ? { color: 'red.9' } : {})}
            loading={running === action}
            disabled={running !== null && running !== action}
            {...(index === 0 ? {} : { onClick: () => void run(action) })}
          >
            {action.label}
          </Button>
        ))}
        <Button variant="subtle" onClick={onCancel} disabled={running !== null}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
