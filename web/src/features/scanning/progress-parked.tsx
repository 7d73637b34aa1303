import { IconEyeCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Book } from '../../../../src/inventory/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './progress.module.css'

interface ParkedProps {
  readonly book: Book
  readonly unsure: number
  readonly total: number
  readonly mayReview: boolean
}

/** Says that the book waits for somebody to look at the pictures the machine is not sure of. */
export function Parked({ book, unsure, total, mayReview }: ParkedProps): ReactNode {
  const { progress: text } = useMessages()
  const { language } = useLanguage()
  return (
    <section className={classes.notice} data-tone="warning" aria-label={text.parked.title}>
      <IconEyeCheck size={20} aria-hidden="true" />
      <div>
        <strong>{text.parked.title}</strong>
        <p>{text.parked.text(formatCount(unsure, language), formatCount(total, language))}</p>
      </div>
      {mayReview && (
        <Link
          className={classes.link}
          to="/books/$agency/$book/review"
          params={{ agency: book.agency.id, book: book.id }}
        >
          {text.parked.review}
        </Link>
      )}
    </section>
  )
}
