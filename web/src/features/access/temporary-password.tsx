import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import classes from './access.module.css'

/** A password that the server made for somebody. */
export interface MadePassword {
  readonly displayName: string
  readonly username: string
  readonly password: string
}

/** A temporary password, shown this once. */
export function TemporaryPassword({
  made,
  onDone,
}: {
  readonly made: MadePassword
  readonly onDone: () => void
}): ReactNode {
  const { accounts: text } = useMessages()
  return (
    <div className={classes.form}>
      <p>{text.temporaryText(made.displayName)}</p>
      <dl className={classes.facts}>
        <dt>{text.username}</dt>
        <dd>{made.username}</dd>
      </dl>
      <p className={classes.password} role="status" aria-label={text.temporaryTitle}>
        {made.password}
      </p>
      <div className={classes.buttons}>
        <CopyButton text={made.password} />
        <Button onClick={onDone} data-autofocus>
          {text.temporaryDone}
        </Button>
      </div>
    </div>
  )
}
