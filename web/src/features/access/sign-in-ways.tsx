import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { withQuery } from '../../api/client.ts'
import { useMessages } from '../../messages/language.tsx'
import { useSignInWays } from './calls.ts'
import classes from './sign-in.module.css'

/** The other ways to sign in; nothing where the server offers none. `target` is where to go once signed in. */
export function SignInWays({ target }: { readonly target: string }): ReactNode {
  const { signInCode: text } = useMessages()
  const { data } = useSignInWays()
  const provider = data?.oidc
  if (provider === null || provider === undefined) return null
  return (
    <div className={classes.ways}>
      <div className={classes.or}>
        <span>{text.or}</span>
      </div>
      <Button component="a" href={withQuery('/api/session/oidc', { to: target })} variant="default" fullWidth>
        {text.provider(provider.name)}
      </Button>
    </div>
  )
}
