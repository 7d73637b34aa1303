import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Brand } from '../../ui/layout/brand.tsx'
import { SecondFactorSetup } from './second-factor-setup.tsx'
import { sessionKey, useSignOut } from './session.ts'
import classes from './sign-in.module.css'

/** The only page an account sees while its role must have a second factor and it has none. */
export function MustSetUpSecondFactor(): ReactNode {
  const { secondFactor: text, access, product } = useMessages()
  const signOut = useSignOut()
  const queryClient = useQueryClient()
  useEffect(() => {
    document.title = `${text.mustTitle} · ${product}`
  }, [text, product])
  return (
    <main className={classes.screen}>
      <div className={`${classes.card} ${classes.wide}`}>
        <Brand />
        <h1>{text.mustTitle}</h1>
        <p className="soft">
          {text.mustText} {text.what}
        </p>
        <SecondFactorSetup onDone={() => void queryClient.invalidateQueries({ queryKey: sessionKey })} />
        <Button variant="subtle" mt={8} fullWidth onClick={() => void signOut()}>
          {access.signOut}
        </Button>
      </div>
    </main>
  )
}
