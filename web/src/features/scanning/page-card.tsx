import { IconAlertTriangle, IconClock, IconExclamationCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Page } from '../../../../src/scanning/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { pageImage } from './calls.ts'
import { flagText } from './flag-text.ts'
import classes from './pages.module.css'

interface PageCardProps {
  readonly agency: string
  readonly book: string
  readonly page: Page
}

/** One page: its thumbnail, its number, and in words what deserves a look. */
export function PageCard({ agency, book, page }: PageCardProps): ReactNode {
  const messages = useMessages()
  const text = messages.scanning
  const name = text.page(page.sequence)
  const half = page.half === null ? '' : `, ${text[page.half]}`
  return (
    <li className={classes.card} data-state={page.state}>
      <Link
        to="/books/$agency/$book/pages/$page"
        params={{ agency, book, page: page.id }}
        className={classes.cardLink}
      >
        <span className={classes.picture}>
          {page.state === 'ready' && (
            <img
              src={pageImage(agency, page, 'thumbnail')}
              alt=""
              loading="lazy"
              decoding="async"
              width={page.width ?? 210}
              height={page.height ?? 297}
            />
          )}
          {page.state === 'waiting' && <IconClock size={30} stroke={1.3} aria-hidden="true" />}
          {page.state === 'failed' && <IconExclamationCircle size={30} stroke={1.3} aria-hidden="true" />}
        </span>
        <span className={classes.caption}>
          <strong>
            {name}
            {half}
          </strong>
          {page.state === 'waiting' && <span className={classes.wait}>{text.waiting}…</span>}
          {page.state === 'failed' && (
            <span className={classes.fail}>
              {text.failed}
              {page.errorMessage === null ? '' : `: ${page.errorMessage}`}
            </span>
          )}
          {page.flags.map(flag => (
            <span key={flag} className={classes.flag}>
              <IconAlertTriangle size={13} aria-hidden="true" /> {flagText(flag, messages)}
            </span>
          ))}
        </span>
      </Link>
    </li>
  )
}
