import { Button, PasswordInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { passwordLength } from '../../../../src/access/schema.ts'
import { command } from '../../api/client.ts'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { findPasswordFault } from './password.ts'
import { sessionKey } from './session.ts'

/** The form that changes one's own password; `onDone` runs once the server has taken it. */
export function ChangePasswordForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { access: text } = useMessages()
  const queryClient = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [repeated, setRepeated] = useState('')
  const [fault, setFault] = useState<'short' | 'differs' | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const found = findPasswordFault(next, repeated)
    setFault(found)
    if (found !== null) return
    setBusy(true)
    setProblem(null)
    try {
      await command('/api/session/password', { method: 'POST', body: { current, next } })
      notifications.show({ message: text.passwordChanged })
      await queryClient.invalidateQueries({ queryKey: sessionKey })
      onDone()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  const toggle = { visibilityToggleButtonProps: { 'aria-label': text.showPassword } }
  return (
    <form onSubmit={event => void submit(event)} style={{ display: 'grid', gap: 12 }} noValidate>
      <PasswordInput
        label={text.currentPassword}
        autoComplete="current-password"
        value={current}
        onChange={event => setCurrent(event.currentTarget.value)}
        data-autofocus
        {...toggle}
      />
      <PasswordInput
        label={text.newPassword}
        description={text.passwordRule(passwordLength.min)}
        autoComplete="new-password"
        value={next}
        onChange={event => setNext(event.currentTarget.value)}
        error={fault === 'short' ? text.passwordShort(passwordLength.min) : undefined}
        {...toggle}
      />
      <PasswordInput
        label={text.repeatPassword}
        autoComplete="new-password"
        value={repeated}
        onChange={event => setRepeated(event.currentTarget.value)}
        error={fault === 'differs' ? text.passwordDiffers : undefined}
        {...toggle}
      />
      {problem !== null && <Failed problem={problem} />}
      <Button type="submit" loading={busy}>
        {text.changePassword}
      </Button>
    </form>
  )
}
