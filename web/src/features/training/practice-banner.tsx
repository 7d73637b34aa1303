import { IconSchool } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { practiceOfficeId } from '../../../../src/agencies/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { usePractices } from './calls.ts'
import classes from './training.module.css'

/** Over every page of a practice book: that it is one, and the way back to its lesson. */
export function PracticeBanner(): ReactNode {
  const { training: text } = useMessages()
  const { pathname } = useLocation()
  const practising = pathname.includes(practiceOfficeId)
  const { data } = usePractices(practising)
  if (!practising) return null
  const practice = data?.practices.find(
    ({ book, opens }) => pathname.includes(book.id) || pathname.includes(opens.package ?? book.id),
  )
  return (
    <p className={classes.banner}>
      <IconSchool size={17} aria-hidden="true" /> {text.banner}{' '}
      {practice === undefined ? (
        <Link to="/training">{text.bannerLink}</Link>
      ) : (
        <Link to="/training/$practice" params={{ practice: practice.id }}>
          {text.bannerLink}
        </Link>
      )}
    </p>
  )
}
