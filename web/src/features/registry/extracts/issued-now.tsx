import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { ExtractView } from '../../../../../src/registry/extracts/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { paperFile } from './calls.ts'
import classes from './extracts.module.css'

interface IssuedNowProps {
  readonly issued: ExtractView
  readonly onAnother: () => void
}

/** The paper that was just issued: its number, and the way to print it. */
export function IssuedNow({ issued, onAnother }: IssuedNowProps): ReactNode {
  const { extracts: text } = useMessages()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={classes.done}>
      <h2 ref={heading} tabIndex={-1}>
        {text.issued(issued.number)}
      </h2>
      <p>{text.code(issued.code)}</p>
      <p>{text.issuedHint}</p>
      <div className={classes.buttons}>
        <Button component="a" href={paperFile(issued, 'pdf')} target="_blank" rel="noreferrer">
          {text.openPdf}
        </Button>
        <Button variant="default" component="a" href={paperFile(issued, 'docx')} download>
          {text.getWord}
        </Button>
        <Button variant="subtle" onClick={onAnother}>
          {text.another}
        </Button>
      </div>
    </section>
  )
}
