import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import classes from './package-page.module.css'
import { PackageReading } from './reading/package-reading.tsx'

/** Why the files cannot be used, and what to do about it. */
export function UnusablePackage({ pack }: { readonly pack: Package }): ReactNode {
  const { checking: text, reading } = useMessages()
  const can = useCan()
  return (
    <>
      <div className={classes.notice} data-tone="error" role="alert">
        <h2>{text.unusableTitle}</h2>
        <p className={classes.reason}>{pack.failure}</p>
        <p>{text.unusableAdvice}</p>
        <Button mt={14} renderRoot={props => <Link to="/packages/new" {...props} />}>
          {text.newPackage}
        </Button>
      </div>
      {can('packages.check') && (
        <PackageReading pack={pack} onSaved={() => undefined} onlyUnclear heading={reading.title} />
      )}
    </>
  )
}
