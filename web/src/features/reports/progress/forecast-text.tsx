import type { ReactNode } from 'react'
import type { Series } from '../../../../../src/reports/progress/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './progress.module.css'

/** When it is likely to be done, how sure that is, and what it rests on; or why nobody can tell. */
export function ForecastText({ series }: { readonly series: Series }): ReactNode {
  const { home: text } = useMessages()
  const { language } = useLanguage()
  const { forecast, target, now, due } = series
  const said = (count: number) => formatCount(Math.round(count), language)
  if (target === null) return <p className={classes.forecast}>{text.forecast.pages}</p>
  const reached = text.forecast.reached(said(now), said(target.entries))
  const guess = target.estimated > 0 ? text.forecast.estimated(said(target.estimated)) : ''
  if (forecast.state === 'done') return <p className={classes.forecast}>{text.forecast.done}</p>
  if (forecast.state === 'unknown')
    return (
      <p className={classes.forecast}>
        {forecast.why !== 'size' && `${reached} `}
        {text.forecast.unknown[forecast.why](String(forecast.weeks), String(forecast.needs))} {guess}
      </p>
    )
  const day = (at: string | null) => (at === null ? text.forecast.beyond : formatDay(at))
  const { early, middle, late, onTime, weeks, perWeek } = forecast
  return (
    <div className={classes.forecast}>
      <p>
        {reached} <strong>{text.forecast.likely(day(middle))}</strong>{' '}
        {text.forecast.between(day(early), day(late))}
        {onTime !== null &&
          due !== null &&
          ` ${text.forecast.onTime(formatDay(due), String(Math.round(onTime * 100)))}`}
      </p>
      <p className="soft">
        {text.forecast.method(String(weeks), said(perWeek))} {guess}
      </p>
    </div>
  )
}
