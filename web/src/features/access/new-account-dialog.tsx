import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { NewAccountForm } from './new-account-form.tsx'
import { type MadePassword, TemporaryPassword } from './temporary-password.tsx'

interface NewAccountDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
  /** The agency that is being looked at: a likely choice. */
  readonly agency: string | undefined
}

/** Makes an account, then shows its temporary password once. */
export function NewAccountDialog({ opened, onClose, agency }: NewAccountDialogProps): ReactNode {
  const { accounts: text, common } = useMessages()
  const queryClient = useQueryClient()
  const [made, setMade] = useState<MadePassword | null>(null)
  const close = () => {
    setMade(null)
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={made === null ? text.addTitle : text.temporaryTitle}
      size={620}
      closeOnClickOutside={made === null}
      closeOnEscape={made === null}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {made === null ? (
        <NewAccountForm
          agency={agency}
          onMade={account => {
            setMade(account)
            void queryClient.invalidateQueries({ queryKey: ['accounts'] })
          }}
          onCancel={close}
        />
      ) : (
        <TemporaryPassword made={made} onDone={close} />
      )}
    </Modal>
  )
}
