import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Agency, AgencyList } from '../../../../src/agencies/schema.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import classes from './agencies.module.css'
import type { AgencyDoing } from './agency-dialog.tsx'
import { AgencyTimeline } from './agency-timeline.tsx'
import { existsOn } from './agency-tree.ts'
import { useBookCount } from './calls.ts'
import { dayBefore, unknownSince } from './days.ts'

interface AgencyDetailProps {
  readonly agency: Agency
  readonly list: AgencyList
  /** The day the tree is looked at. */
  readonly day: string
  readonly onShow: (change: { agency?: string; day?: string }) => void
  readonly onBack: () => void
  readonly onDo: (doing: AgencyDoing) => void
}

/** One agency: what it is, how many books it registered, its history, and what may be done. */
export function AgencyDetail({ agency, list, day, onShow, onBack, onDo }: AgencyDetailProps): ReactNode {
  const { agencies: text } = useMessages()
  const can = useCan()
  const parent = list.agencies.find(({ id }) => id === agency.parentId)
  const from = formatDay(agency.validFrom)
  const to = agency.validTo === null ? null : formatDay(dayBefore(agency.validTo))
  const present = existsOn(agency, day)
  const when = agency.validTo === null ? agency.validFrom : dayBefore(agency.validTo)
  const validity = () => {
    if (agency.validFrom === unknownSince) return to === null ? text.always : text.until(to)
    return to === null ? text.since(from) : text.between(from, to)
  }
  return (
    <>
      <Button
        className={classes.backToTree ?? ''}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={16} />}
        onClick={onBack}
      >
        {text.backToTree}
      </Button>
      <h2 className={classes.detailName}>{agency.name}</h2>
      <dl className={classes.facts}>
        <dt>{text.code}</dt>
        <dd>{agency.code}</dd>
        <dt>{text.level}</dt>
        <dd>{text.levels[agency.level]}</dd>
        {(parent !== undefined || agency.parentId === null) && (
          <>
            <dt>{text.parent}</dt>
            <dd>
              {parent === undefined ? (
                text.noParent
              ) : (
                <button type="button" className={classes.link} onClick={() => onShow({ agency: parent.id })}>
                  {parent.name}
                </button>
              )}
            </dd>
          </>
        )}
        <dt>{text.validity}</dt>
        <dd>{validity()}</dd>
        {can('books.read') && (
          <>
            <dt>{text.booksRegistered}</dt>
            <dd>
              <BookCount agency={agency} />
            </dd>
          </>
        )}
      </dl>
      {!present && (
        <p className={classes.gone}>
          {text.gone}{' '}
          <button type="button" className={classes.link} onClick={() => onShow({ day: when })}>
            {text.showOn(formatDay(when))}
          </button>
        </p>
      )}
      {can('agencies.manage') && (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            renderRoot={props => <Link to="/agencies/succession" search={{ from: agency.id }} {...props} />}
          >
            {text.succession}
          </Button>
          {agency.level !== 'commune' && (
            <Button
              size="xs"
              variant="default"
              onClick={() => onDo({ what: 'declare', day, parentId: agency.id })}
            >
              {text.declareBelow}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => onDo({ what: 'correct', agency })}>
            {text.correct}
          </Button>
        </div>
      )}
      <h3>{text.history}</h3>
      <AgencyTimeline agency={agency} list={list} onShow={id => onShow({ agency: id })} />
    </>
  )
}

function BookCount({ agency }: { readonly agency: Agency }): ReactNode {
  const { agencies: text } = useMessages()
  const { language } = useLanguage()
  const { data } = useBookCount(agency.id)
  if (data === undefined) return <span className="soft">…</span>
  return (
    <>
      {text.booksCount(formatCount(data, language))}
      {data > 0 && (
        <>
          {' '}
          <Link to="/books" search={{ agency: agency.id }} aria-label={`${text.books}: ${agency.name}`}>
            {text.books}
          </Link>
        </>
      )}
    </>
  )
}
