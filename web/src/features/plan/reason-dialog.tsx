import { Button, Modal, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './plan.module.css'

interface ReasonDialogProps {
  readonly title: string
  readonly opened: boolean
  /** Whether a reason is asked for; otherwise only whether to go on. */
  readonly required?: boolean
  readonly onClose: () => void
  readonly onGiven: (reason: string) => Promise<void>
}

/** Asks why a plan is changed, or whether to go on. */
export function ReasonDialog(props: ReasonDialogProps): ReactNode {
  const { common } = useMessages()
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <ReasonForm {...props} />
    </Modal>
  )
}

function ReasonForm({ required = false, onClose, onGiven }: ReasonDialogProps): ReactNode {
  const { plan: text, common } = useMessages()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (required && reason.trim() === '') return
    setBusy(true)
    setProblem(null)
    try {
      await onGiven(reason.trim())
      onClose()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      {required && (
        <Textarea
          data-autofocus
          label={text.reason}
          description={text.reasonHint}
          withAsterisk
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          error={tried && reason.trim() === '' ? text.required : undefined}
        />
      )}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={busy}>
          {text.confirm}
        </Button>
      </div>
    </form>
  )
}
