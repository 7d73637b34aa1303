import type { ReactNode } from 'react'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import type { BookId } from '../calls.ts'
import { useBookReading } from './calls.ts'
import classes from './places.module.css'

/** Of a printed book: how far the machine has read it where the fields stand, or why it can't. */
export function ReadingLine({ id }: { readonly id: BookId }): ReactNode {
  const { places: text } = useMessages()
  const { language } = useLanguage()
  const reading = useBookReading(id)
  if (reading.data?.wanted !== true) return null
  const { reader, read, of, offered, running } = reading.data
  const count = (n: number) => formatCount(n, language)
  if (!reader) return <p className={classes.reading}>{text.reading.missing}</p>
  return (
    <p className={classes.reading} role="status">
      {running
        ? text.reading.running(count(read), count(of))
        : text.reading.done(count(read), count(of), count(offered))}
    </p>
  )
}
