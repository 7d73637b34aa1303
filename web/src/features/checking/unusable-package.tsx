import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './package-page.module.css'

/** Why the files cannot be used, and what to do about it. */
export function UnusablePackage({ pack }: { readonly pack: Package }): ReactNode {
  const { checking: text } = useMessages()
  return (
    <div className={classes.notice} data-tone="error" role="alert">
      <h2>{text.unusableTitle}</h2>
      <p className={classes.reason}>{pack.failure}</p>
      <p>{text.unusableAdvice}</p>
      <Button mt={14} renderRoot={props => <Link to="/packages/new" {...props} />}>
        {text.newPackage}
      </Button>
    </div>
  )
}
