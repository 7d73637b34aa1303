import type { ReactNode } from 'react'
import { operatingCurve } from '../../../../../src/acceptance/sampling/operating-curve.ts'
import type { SamplingPlan } from '../../../../../src/acceptance/sampling/plan.ts'
import { sayRisk } from '../../../../../src/acceptance/sampling/say-risk.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './lots.module.css'

const [width, height, left, bottom] = [320, 132, 38, 22]

/** What a plan lets through: in plain words, and as its operating curve. */
export function Risk({ plan }: { readonly plan: SamplingPlan }): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  return (
    <section className={classes.risk} aria-label={text.risk}>
      <h3>{text.risk}</h3>
      <ul>
        {sayRisk(plan, language).map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {!(plan.full && plan.ac === 0) && <Curve plan={plan} />}
    </section>
  )
}

function Curve({ plan }: { readonly plan: SamplingPlan }): ReactNode {
  const { lots: text } = useMessages()
  const { language } = useLanguage()
  const points = operatingCurve(plan)
  const most = Math.max(...points.map(({ share }) => share), 0.001)
  const x = (share: number) => left + (share / most) * (width - left - 8)
  const y = (chance: number) => 8 + (1 - chance) * (height - bottom - 8)
  const percent = (share: number) =>
    `${(share * 100).toLocaleString(language, { maximumFractionDigits: 1 })} %`
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className={classes.curve} role="img" aria-label={text.curve}>
      {[0, 0.5, 1].map(chance => (
        <g key={chance}>
          <line x1={left} x2={width - 8} y1={y(chance)} y2={y(chance)} />
          <text x={left - 5} y={y(chance) + 4} textAnchor="end">
            {percent(chance)}
          </text>
        </g>
      ))}
      {[0, most / 2, most].map((share, at) => (
        <text key={share} x={x(share)} y={height - 6} textAnchor={at === 2 ? 'end' : 'middle'}>
          {percent(share)}
        </text>
      ))}
      <polyline points={points.map(({ share, chance }) => `${x(share)},${y(chance)}`).join(' ')} />
    </svg>
  )
}
