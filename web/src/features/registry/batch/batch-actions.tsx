import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Batch } from '../../../../../src/registry/deposit/batch/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from '../deposit.module.css'
import { batchKey, steerBatch } from './calls.ts'

/** Pausing, going on with and cancelling a batch; what is being deposited is finished first. */
export function BatchActions({ batch }: { readonly batch: Batch }): ReactNode {
  const messages = useMessages()
  const text = messages.batch
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [asking, setAsking] = useState(false)
  if (batch.state === 'done') return null
  const steer = async (action: 'pause' | 'resume' | 'cancel') => {
    setBusy(true)
    try {
      queryClient.setQueryData(batchKey(batch.id), await steerBatch(batch.id, action))
      setAsking(false)
    } catch (problem) {
      notifications.show({ color: 'red', message: problemText(problem, messages) })
    } finally {
      setBusy(false)
    }
  }
  const paused = batch.state === 'paused'
  return (
    <>
      <Button
        variant="default"
        loading={busy}
        title={paused ? undefined : text.pauseHint}
        onClick={() => void steer(paused ? 'resume' : 'pause')}
      >
        {paused ? text.resume : text.pause}
      </Button>
      <Button variant="default" disabled={busy} onClick={() => setAsking(true)}>
        {text.cancel}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={text.cancelTitle}
        closeButtonProps={{ 'aria-label': messages.common.close }}
      >
        <div className={classes.column}>
          <p>{text.cancelText(formatCount(batch.byState.waiting, language))}</p>
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setAsking(false)} data-autofocus>
              {text.keep}
            </Button>
            <Button color="red" loading={busy} onClick={() => void steer('cancel')}>
              {text.cancel}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
