import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { withQuery } from '../../api/client.ts'
import { useMessages } from '../../messages/language.tsx'
import { useSignInWays } from './calls.ts'
import classes from './sign-in.module.css'

interface SignInWaysProps {
  /** Where to go once signed in. */
  readonly target: string
  /** Why the provider's way ended here again: a code of the server's table of errors. */
  readonly returned: string | undefined
}

/** The other ways to sign in, and what went wrong on them; nothing where the server offers none. */
export function SignInWays({ target, returned }: SignInWaysProps): ReactNode {
  const { signInCode: text } = useMessages()
  const { data } = useSignInWays()
  const provider = data?.oidc
  if (provider === null || provider === undefined) return null
  const problems: Readonly<Record<string, (name: string) => string>> = text.providerProblems
  return (
    <div className={classes.ways}>
      <div className={classes.or}>
        <span>{text.or}</span>
      </div>
      {returned !== undefined && (
        <p role="alert" className={classes.fault}>
          {(problems[returned.replace(/^oidc\./, '')] ?? text.providerProblems.failed)(provider.name)}
        </p>
      )}
      <Button component="a" href={withQuery('/api/session/oidc', { to: target })} variant="default" fullWidth>
        {text.provider(provider.name)}
      </Button>
    </div>
  )
}
