import { Button } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { Brand } from '../../ui/layout/brand.tsx'
import { ChangePasswordForm } from './change-password-form.tsx'
import { useSignOut } from './session.ts'
import classes from './sign-in.module.css'

/** The only page an account sees while its password was given by somebody else. */
export function MustChangePassword(): ReactNode {
  const { access: text, product } = useMessages()
  const signOut = useSignOut()
  useEffect(() => {
    document.title = `${text.mustChangeTitle} · ${product}`
  }, [text, product])
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <Brand />
        <h1>{text.mustChangeTitle}</h1>
        <p className="soft">{text.mustChangeText}</p>
        <ChangePasswordForm onDone={() => undefined} />
        <Button variant="subtle" mt={8} fullWidth onClick={() => void signOut()}>
          {text.signOut}
        </Button>
      </div>
    </main>
  )
}
