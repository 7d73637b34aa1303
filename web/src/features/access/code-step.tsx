import { Button, TextInput } from '@mantine/core'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { ApiProblem, problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './sign-in.module.css'

interface CodeStepProps {
  readonly username: string
  readonly onSubmit: (code: string) => Promise<void>
  readonly onBack: () => void
}

/** The second step of signing in: the code on the telephone, or one of the recovery codes. */
export function CodeStep({ username, onSubmit, onBack }: CodeStepProps): ReactNode {
  const messages = useMessages()
  const text = messages.signInCode
  const [recovery, setRecovery] = useState(false)
  const [code, setCode] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const box = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = recovery ? code.trim() : code.replace(/\s/g, '')
    if (recovery ? given === '' : !/^\d{6}$/.test(given)) {
      setFault(recovery ? text.fillRecovery : text.fillCode)
      return box.current?.focus()
    }
    setBusy(true)
    setFault(null)
    try {
      await onSubmit(given)
    } catch (problem) {
      // The password was changed or the account disabled meanwhile: only the first step can say so.
      if (problem instanceof ApiProblem && problem.code === 'sign-in.failed') return onBack()
      setFault(problemText(problem, messages))
      setCode('')
      box.current?.focus()
    } finally {
      setBusy(false)
    }
  }
  const change = () => {
    setRecovery(!recovery)
    setCode('')
    setFault(null)
    box.current?.focus()
  }
  return (
    <>
      <p className="soft">{recovery ? text.recoveryHint : text.hint}</p>
      <form onSubmit={event => void submit(event)} className={classes.form} noValidate>
        <input type="hidden" name="username" autoComplete="username" value={username} />
        <TextInput
          key={recovery ? 'recovery' : 'app'}
          ref={box}
          label={recovery ? text.recoveryCode : text.code}
          name="code"
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus
          maxLength={40}
          classNames={{ input: classes.code ?? '' }}
          value={code}
          onChange={event => setCode(event.currentTarget.value)}
        />
        <p role="alert" className={classes.fault}>
          {fault}
        </p>
        <Button type="submit" loading={busy} fullWidth>
          {messages.access.signIn}
        </Button>
        <Button variant="subtle" onClick={change} fullWidth>
          {recovery ? text.useApp : text.useRecovery}
        </Button>
        <Button variant="subtle" onClick={onBack} fullWidth>
          {text.otherAccount}
        </Button>
      </form>
    </>
  )
}
