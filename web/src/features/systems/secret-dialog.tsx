import { Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { systemsKey } from './calls.ts'
import { SecretOnce } from './secret-once.tsx'

interface SecretDialogProps {
  readonly opened: boolean
  readonly title: string
  /** What the secret is and where it belongs. */
  readonly secretText: string
  readonly onClose: () => void
  /** The form that makes it. */
  readonly form: (onMade: (secret: string) => void) => ReactNode
}

/** A form whose answer is a secret, which is then shown once and can't be closed by mistake. */
export function SecretDialog({ opened, title, secretText, onClose, form }: SecretDialogProps): ReactNode {
  const { systems: text, common } = useMessages()
  const queryClient = useQueryClient()
  const [secret, setSecret] = useState<string | null>(null)
  const close = () => {
    setSecret(null)
    onClose()
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={secret === null ? title : text.secretTitle}
      size={600}
      closeOnClickOutside={secret === null}
      closeOnEscape={secret === null}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {secret === null ? (
        form(made => {
          setSecret(made)
          void queryClient.invalidateQueries({ queryKey: systemsKey })
        })
      ) : (
        <SecretOnce secret={secret} text={secretText} onDone={close} />
      )}
    </Modal>
  )
}
