import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'

interface ChangePasswordDialogProps {
  readonly opened: boolean
  readonly onClose: () => void
}

/** Changing one's password while at work. */
export function ChangePasswordDialog({ opened, onClose }: ChangePasswordDialogProps): ReactNode {
  const messages = useMessages()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={messages.access.changePassword}
      closeButtonProps={{ 'aria-label': messages.common.close }}
    >
      <ChangePasswordForm onDone={onClose} />
    </Modal>
  )
}
