import { SegmentedControl, Select } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { type Measure, measures, type Series } from '../../../../../src/reports/progress/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import plain from '../../../ui/table/plain-table.module.css'
import { useSeries } from './calls.ts'
import { ForecastText } from './forecast-text.tsx'
import classes from './progress.module.css'
import type { ProgressNarrowing } from './progress-search.ts'
import { runningTotals } from './running-totals.ts'

const BurnUpChart = lazy(() => import('./burn-up-chart.tsx'))
const views = ['chart', 'weeks', 'days'] as const

interface BurnUpProps {
  readonly filter: ProgressNarrowing
  readonly measure: Measure
  readonly onMeasure: (measure: Measure) => void
}

/** How a number grew, and when it is likely to reach its end: as a chart, by week, by day. */
export function BurnUp({ filter, measure, onMeasure }: BurnUpProps): ReactNode {
  const { home: text } = useMessages()
  const heading = useId()
  const [view, setView] = useState<(typeof views)[number]>('chart')
  const series = useSeries(filter, measure, view === 'days')
  const found = series.data
  return (
    <section aria-labelledby={heading} className={classes.card}>
      <div className={classes.cardHead}>
        <h2 id={heading}>{text.overTime}</h2>
        <Select
          size="xs"
          aria-label={text.measure}
          allowDeselect={false}
          data={measures.map(value => ({ value, label: text.measures[value] }))}
          value={measure}
          onChange={value => onMeasure(measures.find(known => known === value) ?? measure)}
          className={classes.measure}
        />
        <SegmentedControl
          size="xs"
          aria-label={text.shownAs}
          value={view}
          onChange={value => setView(views.find(known => known === value) ?? 'chart')}
          data={views.map(value => ({ value, label: text.views[value] }))}
        />
      </div>
      {series.isPending && <Loading lines={6} />}
      {series.isError && <Failed problem={series.error} onRetry={() => void series.refetch()} />}
      {found !== undefined && (
        <>
          <ForecastText series={found} />
          {view === 'chart' ? (
            <Suspense fallback={<Loading lines={6} />}>
              <BurnUpChart series={found} label={`${text.overTime}: ${text.measures[found.measure]}`} />
            </Suspense>
          ) : (
            <Growth series={found} by={view} />
          )}
        </>
      )}
    </section>
  )
}

function Growth({ series, by }: { readonly series: Series; readonly by: 'weeks' | 'days' }): ReactNode {
  const { home: text } = useMessages()
  const { language } = useLanguage()
  const steps =
    by === 'days'
      ? series.days.map(({ day, count }) => ({ at: day, count }))
      : series.weeks.map(({ week, count }) => ({ at: week, count }))
  const rows = runningTotals(steps, series.now)
  return (
    <ScrollRegion className={`${plain.scroller} ${classes.growth}`} label={text.views[by]}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{by === 'days' ? text.day : text.week}</th>
            <th scope="col" className="number">
              {text.brought}
            </th>
            <th scope="col" className="number">
              {text.reached}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.toReversed().map(({ at, count, total }) => (
            <tr key={at}>
              <th scope="row">{formatDay(at)}</th>
              <td className="number">{formatCount(count, language)}</td>
              <td className="number">{formatCount(total, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
