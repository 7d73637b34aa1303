import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import classes from '../access/access.module.css'

interface SecretOnceProps {
  readonly secret: string
  /** What it is and where it belongs. */
  readonly text: string
  readonly onDone: () => void
}

/** A token or key, shown this once. */
export function SecretOnce({ secret, text, onDone }: SecretOnceProps): ReactNode {
  const { systems } = useMessages()
  return (
    <div className={classes.form}>
      <p>{text}</p>
      <p className={classes.password} role="status" aria-label={systems.secretTitle}>
        {secret}
      </p>
      <div className={classes.buttons}>
        <CopyButton text={secret} />
        <Button onClick={onDone} data-autofocus>
          {systems.secretDone}
        </Button>
      </div>
    </div>
  )
}
