import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import classes from './second-factor.module.css'

interface PasswordFormProps {
  /** What follows once the password is right. */
  readonly hint?: string
  readonly action: string
  readonly danger?: boolean
  readonly onSubmit: (password: string) => Promise<void>
  readonly onCancel?: (() => void) | undefined
}

/** Asks for one's own password once more before something that only its owner may do. */
export function PasswordForm({ hint, action, danger, onSubmit, onCancel }: PasswordFormProps): ReactNode {
  const { access, common, secondFactor: text } = useMessages()
  const [password, setPassword] = useState('')
  const [empty, setEmpty] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setEmpty(password === '')
    if (password === '') return
    setBusy(true)
    setProblem(null)
    try {
      await onSubmit(password)
    } catch (cause) {
      setProblem(cause)
      setPassword('')
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      {hint !== undefined && <p className="soft">{hint}</p>}
      <PasswordInput
        label={text.confirmPassword}
        autoComplete="current-password"
        data-autofocus
        autoFocus
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': access.showPassword }}
        error={empty ? access.enterPassword : undefined}
      />
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.buttons}>
        <Button type="submit" loading={busy} {...(danger ? { color: 'red.9' } : {})}>
          {action}
        </Button>
        {onCancel !== undefined && (
          <Button variant="subtle" onClick={onCancel}>
            {common.cancel}
          </Button>
        )}
      </div>
    </form>
  )
}
