import { Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ExtractView } from '../../../../../src/registry/extracts/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { ReasonForm } from '../../approvals/reason-form.tsx'
import { cancelPaper, refreshExtracts } from './calls.ts'

interface CancelDialogProps {
  readonly extract: ExtractView
  readonly onClose: () => void
}

/** Cancelling a paper: what follows of it, and the reason. */
export function CancelDialog({ extract, onClose }: CancelDialogProps): ReactNode {
  const { extracts: text, common } = useMessages()
  const queryClient = useQueryClient()
  const cancel = async (reason: string) => {
    await cancelPaper(extract, reason)
    refreshExtracts(queryClient)
    notifications.show({ message: text.cancelDone(extract.number) })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.cancelTitle(extract.number)}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <ReasonForm
        hint={text.cancelHint}
        actions={[{ label: text.doCancel, danger: true, run: cancel }]}
        onCancel={onClose}
      />
    </Modal>
  )
}
