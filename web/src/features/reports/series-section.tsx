import { SegmentedControl } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import type { Statistics } from '../../../../src/reports/statistics/schema.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { groupTotals, mainKinds, others, trimSeries } from './kind-groups.ts'
import classes from './statistics.module.css'

const SeriesChart = lazy(() => import('./series-chart.tsx'))

/** The main kinds and all others along the period, as a chart or as the table with the same numbers. */
export function SeriesSection({ series }: { readonly series: Statistics['series'] }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const [shown, setShown] = useState('chart')
  const heading = useId()
  const points = trimSeries(series.points).map(({ at, totals }) => ({
    at: formatDay(at),
    totals: groupTotals(totals),
  }))
  const hasOthers = points.some(({ totals }) => (totals[others] ?? 0) > 0)
  const lines = [...mainKinds, ...(hasOthers ? [others] : [])].map(kind => ({
    kind,
    name: kind === others ? text.others : kindShortName(kind, language),
  }))
  return (
    <section aria-labelledby={heading} className={classes.card}>
      <div className={classes.cardHead}>
        <h2 id={heading}>{text.overTime}</h2>
        <SegmentedControl
          size="xs"
          aria-label={text.shownAs}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'chart', label: text.chart },
            { value: 'table', label: text.table },
          ]}
        />
      </div>
      {shown === 'chart' ? (
        <>
          <Suspense fallback={<Loading lines={6} />}>
            <SeriesChart points={points} lines={lines} label={text.overTime} />
          </Suspense>
          <p className={classes.hint}>{text.chartKeys}</p>
        </>
      ) : (
        <ScrollRegion className={classes.seriesTable} label={text.table}>
          <table className={plain.table}>
            <thead>
              <tr>
                <th scope="col">{series.step === 'year' ? text.year : text.month}</th>
                {lines.map(({ kind, name }) => (
                  <th key={kind} scope="col" className="number">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {points.toReversed().map(({ at, totals }) => (
                <tr key={at}>
                  <th scope="row">{at}</th>
                  {lines.map(({ kind }) => (
                    <td key={kind} className="number">
                      {formatCount(totals[kind] ?? 0, language)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}
