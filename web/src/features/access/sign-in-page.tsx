import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { ApiProblem } from '../../api/problem.ts'
import { useMessages } from '../../messages/language.tsx'
import { Brand } from '../../ui/layout/brand.tsx'
import { LanguageSwitch } from '../../ui/layout/language-switch.tsx'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { useSession, useSignIn } from './session.ts'
import classes from './sign-in.module.css'
import { SignInWays } from './sign-in-ways.tsx'

const route = getRouteApi('/sign-in')

/** Signing in: who you are, then the code of the second factor where there is one. */
export function SignInPage(): ReactNode {
  const messages = useMessages()
  const text = messages.access
  const session = useSession()
  const signIn = useSignIn()
  const navigate = useNavigate()
  const { to } = route.useSearch()
  const target = to?.startsWith('/') && !to.startsWith('//') ? to : '/'
  /** Name and password that were right and now wait for the code. */
  const [waiting, setWaiting] = useState<{ username: string; password: string } | null>(null)
  const title = waiting === null ? text.signInTitle : messages.signInCode.title
  useEffect(() => {
    document.title = `${title} · ${messages.product}`
  }, [title, messages])

  const alreadyIn = session.data !== null && session.data !== undefined
  useEffect(() => {
    if (alreadyIn) void navigate({ to: target, replace: true })
  }, [alreadyIn, navigate, target])

  const withPassword = async (username: string, password: string) => {
    try {
      await signIn({ username, password })
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'sign-in.code-needed') throw problem
      setWaiting({ username, password })
    }
  }
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <div className={classes.top}>
          <Brand />
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        {waiting === null ? (
          <>
            <p className="soft">{to === undefined ? text.signInHint : text.sessionEnded}</p>
            <PasswordStep onSubmit={withPassword} />
            <SignInWays target={target} />
          </>
        ) : (
          <CodeStep
            username={waiting.username}
            onSubmit={async code => void (await signIn({ ...waiting, code }))}
            onBack={() => setWaiting(null)}
          />
        )}
      </div>
      <p className={classes.tagline}>
        {messages.product} – {messages.tagline}
      </p>
    </main>
  )
}
