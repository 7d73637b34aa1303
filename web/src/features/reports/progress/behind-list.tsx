import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useId, useState } from 'react'
import { type Behind, type Reason, reasonFilters } from '../../../../../src/reports/progress/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import { useBehind } from './calls.ts'
import { formatShare } from './format-share.ts'
import classes from './progress.module.css'
import type { ProgressNarrowing } from './progress-search.ts'

const atOnce = 6
const mostReasons = 3

/** The agencies that will be done last, and what they wait for; every count opens its books. */
export function BehindList({ filter }: { readonly filter: ProgressNarrowing }): ReactNode {
  const { home: text } = useMessages()
  const { language } = useLanguage()
  const heading = useId()
  const [shown, setShown] = useState(atOnce)
  const behind = useBehind(filter, shown)
  const found = behind.data
  return (
    <section aria-labelledby={heading} className={classes.behind}>
      <header>
        <h2 id={heading}>{text.behind}</h2>
        {found?.due != null && (
          <span className="soft">
            {text.lateCount(
              formatCount(found.late, language),
              formatCount(found.total, language),
              formatDay(found.due),
            )}
          </span>
        )}
      </header>
      {behind.isPending && <Loading lines={4} />}
      {behind.isError && <Failed problem={behind.error} onRetry={() => void behind.refetch()} />}
      {found?.total === 0 && <p className="soft">{text.nobodyBehind}</p>}
      <ol>
        {found?.agencies.map(line => (
          <Line key={line.agency?.id ?? ''} line={line} filter={filter} />
        ))}
      </ol>
      {found !== undefined && found.total > found.agencies.length && (
        <Button variant="subtle" size="compact-sm" onClick={() => setShown(Math.min(100, shown + 20))}>
          {text.more(formatCount(found.total - found.agencies.length, language))}
        </Button>
      )}
    </section>
  )
}

function Line({
  line,
  filter,
}: {
  readonly line: Behind['agencies'][number]
  readonly filter: ProgressNarrowing
}): ReactNode {
  const { home: text } = useMessages()
  const { language } = useLanguage()
  const { agency, sums, size, perWeek, doneOn, late, reasons } = line
  const search = { ...filter, ...line.filter }
  return (
    <li>
      <div className={classes.behindHead}>
        <Link to="/books" search={search}>
          {agency?.name ?? text.unknownKeeper}
        </Link>
        <strong>
          {size === null || size === 0 ? '–' : formatShare(Math.min(1, sums.deposited / size), language)}
        </strong>
      </div>
      <div className={late ? classes.late : 'soft'}>
        {late && <IconAlertTriangle size={14} aria-hidden="true" />}
        {doneOn === null ? text.noEnd : text.doneOn(formatDay(doneOn))} ·{' '}
        {text.pace(formatCount(Math.round(perWeek), language))}
      </div>
      <ul className={classes.reasons}>
        {reasons.slice(0, mostReasons).map(({ reason, count }) => (
          <li key={reason}>
            <ReasonText
              reason={reason}
              count={formatCount(count, language)}
              search={search}
              agency={agency?.id}
            />
          </li>
        ))}
      </ul>
    </li>
  )
}

interface ReasonTextProps {
  readonly reason: Reason
  readonly count: string
  readonly search: Behind['agencies'][number]['filter']
  readonly agency: string | undefined
}

function ReasonText({ reason, count, search, agency }: ReasonTextProps): ReactNode {
  const { home: text } = useMessages()
  const said = text.reasons[reason](count)
  const more = reasonFilters[reason]
  if (more !== null)
    return (
      <Link to="/books" search={{ ...search, ...more }}>
        {said}
      </Link>
    )
  if (reason === 'obstacles' && agency !== undefined)
    return (
      <Link to="/obstacles" search={{ agency }}>
        {said}
      </Link>
    )
  return said
}
