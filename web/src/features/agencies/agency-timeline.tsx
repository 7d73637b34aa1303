import { Button } from '@mantine/core'
import { type ReactNode, useMemo, useState } from 'react'
import type { Agency, AgencyList } from '../../../../src/agencies/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'
import classes from './agencies.module.css'
import { type HistoryEvent, listHistory, type Share } from './agency-history.ts'
import { unknownSince } from './days.ts'
import { type LinkToTakeBack, TakeBackDialog } from './take-back-dialog.tsx'

interface AgencyTimelineProps {
  readonly agency: Agency
  readonly list: AgencyList
  readonly onShow: (id: string) => void
}

/** An agency's life from its first day: from whom it took over, who took over from it, and on what basis. */
export function AgencyTimeline({ agency, list, onShow }: AgencyTimelineProps): ReactNode {
  const { agencies: text } = useMessages()
  const events = useMemo(() => listHistory(agency.id, list), [agency.id, list])
  const [taking, setTaking] = useState<LinkToTakeBack | null>(null)
  const { validFrom, validTo } = agency
  const foundedUnknown = validFrom === unknownSince
  const foundedByEvent = events.some(event => event.direction === 'took' && event.day === validFrom)
  const endedByEvent = events.some(event => event.direction === 'gave' && event.day === validTo)
  return (
    <>
      <ol className={classes.timeline}>
        {!foundedUnknown && !foundedByEvent && (
          <li>
            <span className={classes.when}>{formatDay(validFrom)}</span> <span>{text.founded}</span>
          </li>
        )}
        {events.map(event => (
          <Event
            key={`${event.day} ${event.direction} ${event.kind} ${event.basis}`}
            event={event}
            onShow={onShow}
            onTakeBack={share => setTaking({ ...share, own: agency })}
          />
        ))}
        {validTo !== null && !endedByEvent && (
          <li>
            <span className={classes.when}>{formatDay(validTo)}</span> <span>{text.ended}</span>
          </li>
        )}
      </ol>
      {events.length === 0 && <p className="soft">{text.noHistory}</p>}
      <TakeBackDialog link={taking} onClose={() => setTaking(null)} />
    </>
  )
}

interface EventProps {
  readonly event: HistoryEvent
  readonly onShow: (id: string) => void
  readonly onTakeBack: (share: Share) => void
}

function Event({ event, onShow, onTakeBack }: EventProps): ReactNode {
  const { agencies: text } = useMessages()
  const can = useCan()
  const { day, direction, kind, basis, shares } = event
  return (
    <li data-direction={direction}>
      <span className={classes.when}>{formatDay(day)}</span>{' '}
      <span className={classes.what}>{text[direction][kind]}</span>
      <ul>
        {shares.map(({ agency, link }) => (
          <li key={agency.id}>
            <button type="button" className={classes.link} onClick={() => onShow(agency.id)}>
              {agency.name}
            </button>{' '}
            <span className="soft">({text.extents[link.extent]})</span>
            {can('agencies.manage') && (
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={text.takeBackThat(agency.name)}
                onClick={() => onTakeBack({ agency, link })}
              >
                {text.takeBack}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {basis !== '' && <span className={classes.basis}>{basis}</span>}
    </li>
  )
}
