import { IconAlertTriangle, IconClock, IconExclamationCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo, type ReactNode } from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { pageImage } from '../calls.ts'
import { flagText } from '../flag-text.ts'
import classes from './page-card.module.css'
import type { Oddity } from './page-oddities.ts'

interface PageCardProps {
  readonly agency: string
  readonly book: string
  readonly page: Page
  readonly oddity: Oddity | undefined
  /** The field in which its number is typed, instead of the number. */
  readonly field: ReactNode
}

/** One page: its thumbnail, its place and number, and in words what deserves a look. */
export const PageCard = memo(function PageCard({
  agency,
  book,
  page,
  oddity,
  field,
}: PageCardProps): ReactNode {
  const messages = useMessages()
  const { scanning, order: text } = messages
  const half = page.half === null ? '' : `, ${scanning[page.half]}`
  const looks =
    page.state === 'failed'
      ? [page.errorMessage ?? scanning.failed]
      : page.flags.map(flag => flagText(flag, messages))
  return (
    <>
      <span className={classes.picture} data-state={page.state}>
        {page.state === 'waiting' && page.rendering === null && (
          <IconClock size={28} stroke={1.3} aria-hidden="true" />
        )}
        {page.state === 'failed' && <IconExclamationCircle size={28} stroke={1.3} aria-hidden="true" />}
        {page.state !== 'failed' && page.rendering !== null && (
          <img
            src={pageImage(agency, page, 'thumbnail')}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            width={page.width ?? 210}
            height={page.height ?? 297}
          />
        )}
        {page.role !== 'entries' && <span className={classes.role}>{text.roles[page.role]}</span>}
        {page.cases > 0 && <span className={classes.cases}>{text.cases(page.cases)}</span>}
      </span>
      <span className={classes.caption}>
        <span className={classes.line}>
          <Link
            to="/books/$agency/$book/pages/$page"
            params={{ agency, book, page: page.id }}
            className={classes.place}
            title={`${text.open}: ${page.originalName}`}
            tabIndex={-1}
            draggable={false}
            onClick={event => event.stopPropagation()}
          >
            {text.position(page.sequence)}
            <span className="visually-hidden">{half}</span>
          </Link>
          {field ?? <PageNumber page={page} oddity={oddity} />}
        </span>
        {page.state === 'waiting' && <span className={classes.wait}>{scanning.waiting}…</span>}
        {looks[0] !== undefined && (
          <span
            className={classes.look}
            data-failed={page.state === 'failed' || undefined}
            title={looks.join('; ')}
          >
            <IconAlertTriangle size={13} aria-hidden="true" />
            <span>{looks.join('; ')}</span>
          </span>
        )}
        {looks[0] === undefined && oddity?.missing != null && (
          <span className={classes.look} title={text.missingAt(oddity.missing)}>
            <span>{text.missingAt(oddity.missing)}</span>
          </span>
        )}
      </span>
    </>
  )
})

function PageNumber({ page, oddity }: Pick<PageCardProps, 'page' | 'oddity'>): ReactNode {
  const { order: text } = useMessages()
  if (page.number === null)
    return (
      <span className={classes.number} data-none>
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{text.noNumber}</span>
      </span>
    )
  const isRead = page.numberSource === 'read'
  return (
    <span
      className={classes.number}
      data-source={page.numberSource}
      data-odd={oddity?.kind ?? undefined}
      title={isRead ? text.numberRead(page.number) : text.number(page.number)}
    >
      <span aria-hidden="true">
        {page.number}
        {isRead && '?'}
      </span>
      <span className="visually-hidden">
        {isRead ? text.numberRead(page.number) : text.number(page.number)}
        {oddity?.kind === 'swapped' && `, ${text.swapped}`}
        {oddity?.kind === 'repeated' && `, ${text.repeated}`}
      </span>
    </span>
  )
}
