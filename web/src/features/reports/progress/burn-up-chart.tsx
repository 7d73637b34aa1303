import { LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { ReactNode } from 'react'
import type { Series } from '../../../../../src/reports/progress/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './progress.module.css'
import { runningTotals } from './running-totals.ts'

const lines = [
  { key: 'reached', color: '#175548', strokeDasharray: undefined },
  { key: 'target', color: '#8a4b08', strokeDasharray: '7 4' },
] as const

/** The number week by week against what there is to do. In a file of its own: the chart library is loaded by who looks at a chart. */
export default function BurnUpChart({
  series,
  label,
}: {
  readonly series: Series
  readonly label: string
}): ReactNode {
  const { home: text } = useMessages()
  const { language } = useLanguage()
  const target = series.target?.entries
  const steps = series.weeks.map(({ week, count }) => ({ at: week, count }))
  const data = runningTotals(steps, series.now).map(({ at, total }) => ({
    at: formatDay(at).slice(0, 5),
    reached: total,
    ...(target !== undefined && { target }),
  }))
  const shown = lines.filter(({ key }) => key === 'reached' || target !== undefined)
  return (
    <>
      <ul className={classes.legend}>
        {shown.map(({ key, color, strokeDasharray }) => (
          <li key={key}>
            <svg width="34" height="10" aria-hidden="true">
              <line
                x1="1"
                x2="33"
                y1="5"
                y2="5"
                stroke={color}
                strokeWidth="2"
                strokeDasharray={strokeDasharray}
              />
            </svg>
            {text.chart[key]}
          </li>
        ))}
      </ul>
      <LineChart
        h={210}
        data={data}
        dataKey="at"
        series={shown.map(({ key, color, strokeDasharray }) => ({
          ...{ name: key, label: text.chart[key], color },
          ...(strokeDasharray !== undefined && { strokeDasharray }),
        }))}
        valueFormatter={value => formatCount(value, language)}
        curveType="linear"
        withDots={false}
        tooltipAnimationDuration={0}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ title: label, accessibilityLayer: true }}
        yAxisProps={{ width: 66, allowDecimals: false }}
        textColor="#4d5a54"
      />
    </>
  )
}
