import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { Brand } from '../brand.tsx'
import { type AppMessages, useInstalledApp } from '../installed-app.ts'
import { RequestProblem } from '../request.ts'
import { type Credentials, findProvider, type OpenSession } from './session.ts'

interface SignInProps {
  onSignedIn(session: OpenSession): void
  /** Why the account that is signed in can't go on. */
  readonly refusal?: 'mayNot' | 'mustFinish'
  /** The one account that may sign in here: its session has ended in the middle of work. */
  readonly only?: string
}

/** Signing in: name and password, then the code where the account has a second factor. */
export function SignIn({ onSignedIn, refusal, only }: SignInProps): ReactNode {
  const { messages, sessions } = useInstalledApp()
  const text = messages.signIn
  const [waiting, setWaiting] = useState<Credentials | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const read = (name: string) => String(form.get(name) ?? '').trim()
    const credentials: Credentials =
      waiting === null
        ? { username: read('username'), password: String(form.get('password') ?? '') }
        : { ...waiting, code: read('code') }
    setBusy(true)
    setProblem(null)
    try {
      onSignedIn(await sessions.signIn(credentials, document.documentElement.lang))
    } catch (error) {
      const isCodeNeeded = error instanceof RequestProblem && error.code === 'sign-in.code-needed'
      if (isCodeNeeded) setWaiting(credentials)
      else setProblem(describe(error, messages))
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="plain">
      <Brand />
      <h1>{waiting === null ? text.title : text.codeTitle}</h1>
      <p className="soft">{waiting === null ? text.hint : text.codeHint}</p>
      <form className="stack" onSubmit={event => void submit(event)}>
        {waiting === null ? (
          <>
            <label>
              {text.username}
              <input
                name="username"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                maxLength={40}
                defaultValue={only}
                readOnly={only !== undefined}
              />
            </label>
            <label>
              {text.password}
              <input name="password" type="password" autoComplete="current-password" required />
            </label>
          </>
        ) : (
          <label>
            {text.code}
            <input
              name="code"
              key="code"
              // biome-ignore lint/a11y/noAutofocus: the one field of a step that the person has just asked for
              autoFocus
              autoComplete="one-time-code"
              inputMode="text"
              required
              maxLength={40}
            />
          </label>
        )}
        <p role="alert" className="fault">
          {problem ?? (refusal === undefined ? null : text[refusal])}
        </p>
        {refusal === 'mustFinish' && <a href="/">{text.mainPage}</a>}
        <button type="submit" className="main" disabled={isBusy}>
          {text.submit}
        </button>
        {waiting !== null && only === undefined && (
          <button type="button" onClick={() => setWaiting(null)}>
            {text.otherAccount}
          </button>
        )}
      </form>
      {waiting === null && <Provider />}
    </main>
  )
}

function describe(error: unknown, { signIn: text }: AppMessages): string {
  if (!(error instanceof RequestProblem)) throw error
  if (error.status === 0) return text.offline
  return error.message === '' ? text.unexpected : error.message
}

/** The way by the province's own sign-in, where there is one. */
function Provider(): ReactNode {
  const { scope, messages } = useInstalledApp()
  const [name, setName] = useState<string | null>(null)
  useEffect(() => {
    void findProvider().then(setName)
  }, [])
  if (name === null) return null
  return (
    <a className="button" href={`/api/session/oidc?to=${encodeURIComponent(scope)}`}>
      {messages.signIn.provider(name)}
    </a>
  )
}
