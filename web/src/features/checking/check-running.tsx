import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Package } from '../../../../src/checking/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './package-page.module.css'

/** Says that the check is under way and how far it has come; the page asks again by itself. */
export function CheckRunning({ pack }: { readonly pack: Package }): ReactNode {
  const { checking: text } = useMessages()
  const { language } = useLanguage()
  const { progress } = pack
  return (
    <div className={classes.notice} role="status">
      <h2>{text.states.received}</h2>
      <p>{text.checkingNow}</p>
      {progress !== null && (
        <p>{text.checkedSoFar(formatCount(progress.rows, language), formatCount(progress.pdfs, language))}</p>
      )}
      <Progress value={100} striped animated mt={14} aria-label={text.states.received} />
    </div>
  )
}
