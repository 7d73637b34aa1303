import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiProblem, problemText } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { Brand } from '../../ui/layout/brand.tsx'
import { LanguageSwitch } from '../../ui/layout/language-switch.tsx'
import { useSession, useSignIn } from './session.ts'
import classes from './sign-in.module.css'

const route = getRouteApi('/sign-in')

/** Signing in: who you are, and in which language. */
export function SignInPage(): ReactNode {
  const messages = useMessages()
  const text = messages.access
  const session = useSession()
  const signIn = useSignIn()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { to } = route.useSearch()
  const target = to?.startsWith('/') && !to.startsWith('//') ? to : '/'
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const passwordRef = useRef<HTMLInputElement>(null)
  useEffect(() => {
    document.title = `${text.signInTitle} · ${messages.product}`
  }, [text, messages])

  const alreadyIn = session.data !== null && session.data !== undefined
  useEffect(() => {
    if (alreadyIn) void navigate({ to: target, replace: true })
  }, [alreadyIn, navigate, target])

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (username.trim() === '' || password === '') return setFault(text.fillBoth)
    setBusy(true)
    setFault(null)
    try {
      queryClient.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
      await signIn(username.trim(), password)
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
    <main className={classes.screen}>
      <div className={classes.card}>
        <div className={classes.top}>
          <Brand />
          <LanguageSwitch />
        </div>
        <h1>{text.signInTitle}</h1>
        <p className="soft">{to === undefined ? text.signInHint : text.sessionEnded}</p>
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
      </div>
      <p className={classes.tagline}>
        {messages.product} – {messages.tagline}
      </p>
    </main>
  )
}
