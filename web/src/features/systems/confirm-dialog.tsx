import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from '../access/access.module.css'

interface ConfirmDialogProps {
  readonly title: string
  readonly text: string
  readonly onClose: () => void
  readonly onConfirm: () => Promise<void>
}

/** Asks before what can't be taken back. */
export function ConfirmDialog({ title, text, onClose, onConfirm }: ConfirmDialogProps): ReactNode {
  const { common } = useMessages()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const confirm = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      onClose()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={520}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <div className={classes.form}>
        <p>{text}</p>
        {problem !== null && <Failed problem={problem} />}
        <div className={classes.buttons}>
          <Button variant="outline" color="red.9" loading={busy} onClick={() => void confirm()}>
            {title}
          </Button>
          <Button variant="subtle" onClick={onClose} data-autofocus>
            {common.cancel}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
