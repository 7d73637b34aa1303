import { LineChart } from '@mantine/charts'
import '@mantine/charts/styles.css'
import type { ReactNode } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage } from '../../messages/language.tsx'
import classes from './statistics.module.css'

/** Dark enough on white for a line (above 4.5); the dashes tell them apart without colour. */
const looks: Readonly<Record<string, { readonly color: string; readonly strokeDasharray?: string }>> = {
  KS: { color: '#175548' },
  KT: { color: '#8a4b08', strokeDasharray: '2 3' },
  KH: { color: '#1f4f9d', strokeDasharray: '7 4' },
  others: { color: '#8a2f72', strokeDasharray: '9 3 2 3' },
}

interface SeriesChartProps {
  readonly points: readonly { readonly at: string; readonly totals: Readonly<Record<string, number>> }[]
  readonly lines: readonly { readonly kind: string; readonly name: string }[]
  readonly label: string
}

/** Lines over time. In a file of its own: the chart library is loaded by who looks at a chart. */
export default function SeriesChart({ points, lines, label }: SeriesChartProps): ReactNode {
  const { language } = useLanguage()
  return (
    <>
      <ul className={classes.legend}>
        {lines.map(({ kind, name }) => (
          <li key={kind}>
            <svg width="34" height="10" aria-hidden="true">
              <line
                x1="1"
                x2="33"
                y1="5"
                y2="5"
                stroke={looks[kind]?.color}
                strokeWidth="2"
                strokeDasharray={looks[kind]?.strokeDasharray}
              />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <LineChart
        h={270}
        data={points.map(({ at, totals }) => ({ at, ...totals }))}
        dataKey="at"
        series={lines.map(({ kind, name }) => ({ name: kind, label: name, color: 'gray', ...looks[kind] }))}
        valueFormatter={value => formatCount(value, language)}
        curveType="linear"
        withDots={points.length < 30}
        tooltipAnimationDuration={0}
        lineProps={{ isAnimationActive: false }}
        lineChartProps={{ title: label, accessibilityLayer: true }}
        yAxisProps={{ width: 62, allowDecimals: false }}
        textColor="#4d5a54"
      />
    </>
  )
}
