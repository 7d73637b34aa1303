import { Button, Modal } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AccountDetail } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { refreshAfterApproval } from '../approvals/calls.ts'
import { ReasonForm } from '../approvals/reason-form.tsx'
import classes from './access.module.css'
import { actOnAccount, resetPassword, signOutAccount } from './calls.ts'
import { ChangeRightsForm } from './change-rights-form.tsx'
import { EditAccountForm } from './edit-account-form.tsx'
import { TemporaryPassword } from './temporary-password.tsx'

/** What an administrator can do to an account. */
export type AccountAct =
  | 'edit'
  | 'new-password'
  | 'sign-out'
  | 'remove-second-factor'
  | 'change-rights'
  | 'disable'
  | 'enable'

interface AccountActDialogProps {
  /** null: nothing is being done. */
  readonly act: AccountAct | null
  readonly account: AccountDetail
  readonly onClose: () => void
}

/** The dialog in which an act on an account is explained and confirmed. */
export function AccountActDialog({ act, account, onClose }: AccountActDialogProps): ReactNode {
  const { accounts: text, common } = useMessages()
  const [password, setPassword] = useState<string | null>(null)
  const close = () => {
    setPassword(null)
    onClose()
  }
  return (
    <Modal
      opened={act !== null}
      onClose={close}
      title={act === null ? '' : password === null ? text.acts[act] : text.temporaryTitle}
      size={560}
      closeOnClickOutside={password === null}
      closeOnEscape={password === null}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {act !== null && password === null && (
        <ActForm act={act} account={account} onClose={close} onPassword={setPassword} />
      )}
      {password !== null && (
        <TemporaryPassword
          made={{ displayName: account.displayName, username: account.username, password }}
          onDone={close}
        />
      )}
    </Modal>
  )
}

interface ActFormProps {
  readonly act: AccountAct
  readonly account: AccountDetail
  readonly onClose: () => void
  readonly onPassword: (password: string) => void
}

function ActForm({ act, account, onClose, onPassword }: ActFormProps): ReactNode {
  const { accounts: text } = useMessages()
  const queryClient = useQueryClient()
  const done = async (message: string) => {
    onClose()
    notifications.show({ message })
    await refreshAfterApproval(queryClient)
  }
  const withReason = (
    hint: string,
    way: 'disabling' | 'enabling' | 'second-factor-removal',
    said: string,
    danger = false,
  ) => (
    <ReasonForm
      hint={hint}
      actions={[
        {
          label: text.acts[act],
          danger,
          run: async reason => {
            await actOnAccount(account.id, way, reason)
            await done(said)
          },
        },
      ]}
      onCancel={onClose}
    />
  )
  switch (act) {
    case 'edit':
      return <EditAccountForm account={account} onDone={() => done(text.saved)} onCancel={onClose} />
    case 'change-rights':
      return <ChangeRightsForm account={account} onDone={() => done(text.sent)} onCancel={onClose} />
    case 'disable':
      return withReason(text.disableText, 'disabling', text.disabledDone, true)
    case 'enable':
      return withReason(text.enableText, 'enabling', text.enabledDone)
    case 'remove-second-factor':
      return withReason(text.removeSecondFactorText, 'second-factor-removal', text.secondFactorRemoved, true)
    case 'sign-out':
      return (
        <Confirm
          hint={text.signOutText}
          action={text.acts[act]}
          onRun={async () => {
            await signOutAccount(account.id)
            await done(text.signedOut)
          }}
          onCancel={onClose}
        />
      )
    case 'new-password':
      return (
        <Confirm
          hint={text.newPasswordText}
          action={text.acts[act]}
          onRun={async () => {
            const { password } = await resetPassword(account.id)
            onPassword(password ?? '')
            await refreshAfterApproval(queryClient)
          }}
          onCancel={onClose}
        />
      )
  }
}

interface ConfirmProps {
  readonly hint: string
  readonly action: string
  readonly onRun: () => Promise<void>
  readonly onCancel: () => void
}

function Confirm({ hint, action, onRun, onCancel }: ConfirmProps): ReactNode {
  const { common } = useMessages()
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onRun()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <div className={classes.form}>
      <p className="soft">{hint}</p>
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button loading={busy} onClick={() => void run()} data-autofocus>
          {action}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </div>
  )
}
