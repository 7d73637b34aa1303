import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { AccountDetail } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './access.module.css'
import { changeAccount } from './calls.ts'

interface EditAccountFormProps {
  readonly account: AccountDetail
  readonly onDone: () => Promise<void>
  readonly onCancel: () => void
}

/** Puts a name right, or connects the account with the shared sign-in. */
export function EditAccountForm({ account, onDone, onCancel }: EditAccountFormProps): ReactNode {
  const { accounts: text, common } = useMessages()
  const [displayName, setDisplayName] = useState(account.displayName)
  const [externalId, setExternalId] = useState(account.externalId ?? '')
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const unnamed = displayName.trim() === ''
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (unnamed) return
    setBusy(true)
    setProblem(null)
    try {
      const external = externalId.trim()
      await changeAccount(account.id, {
        displayName: displayName.trim(),
        externalId: external === '' ? null : external,
      })
      await onDone()
    } catch (cause) {
      setProblem(cause)
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <TextInput
        label={text.name}
        withAsterisk
        data-autofocus
        autoComplete="off"
        maxLength={100}
        value={displayName}
        onChange={event => setDisplayName(event.currentTarget.value)}
        error={unnamed ? text.required : undefined}
      />
      <TextInput
        label={text.externalId}
        description={text.externalIdHint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="off"
        maxLength={200}
        value={externalId}
        onChange={event => setExternalId(event.currentTarget.value)}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy}>
          {common.save}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  )
}
