import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { ApiProblem, problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './sign-in.module.css'

interface PasswordStepProps {
  readonly onSubmit: (username: string, password: string) => Promise<void>
}

/** The first step of signing in: name and password. */
export function PasswordStep({ onSubmit }: PasswordStepProps): ReactNode {
  const messages = useMessages()
  const text = messages.access
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const passwordRef = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (username.trim() === '' || password === '') return setFault(text.fillBoth)
    setBusy(true)
    setFault(null)
    try {
      await onSubmit(username.trim(), password)
    } catch (problem) {
      const wrong = problem instanceof ApiProblem && problem.status === 401 && problem.message === ''
      setFault(wrong ? text.wrong : problemText(problem, messages))
      setPassword('')
      passwordRef.current?.focus()
    } finally {
      setBusy(false)
    }
  }
  return (
    <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
      <TextInput
        label={text.username}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        value={username}
        onChange={event => setUsername(event.currentTarget.value)}
      />
      <PasswordInput
        ref={passwordRef}
        label={text.password}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={event => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': text.showPassword }}
      />
      <p role="alert" className={classes.fault}>
        {fault}
      </p>
      <Button type="submit" loading={busy} fullWidth>
        {text.signIn}
      </Button>
    </form>
  )
}
