import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { measureText } from '../../../../src/register/statistics/measure.ts'
import type { Statistics, StatisticsQuery } from '../../../../src/reports/statistics/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { type Division, divide, divisions } from './breakdown-parts.ts'
import { EthnicGroupTable } from './ethnic-groups.tsx'
import { mainKinds } from './kind-groups.ts'
import classes from './statistics.module.css'

interface BreakdownsProps {
  readonly kinds: Statistics['kinds']
  readonly query: StatisticsQuery
}

type Counts = Readonly<Record<string, number>>

/** How births, deaths and marriages divide by sex, ethnic group, time and kind of registration. */
export function Breakdowns({ kinds, query }: BreakdownsProps): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const heading = useId()
  const there = mainKinds.filter(kind => kinds.some(each => each.kind === kind))
  const [wanted, setWanted] = useState<string>('KS')
  const chosen = there.find(kind => kind === wanted) ?? there[0]
  const counts = kinds.find(each => each.kind === chosen)?.now
  if (chosen === undefined || counts === undefined) return null
  return (
    <section aria-labelledby={heading} className={classes.card}>
      <div className={classes.cardHead}>
        <h2 id={heading}>{text.breakdown}</h2>
        <SegmentedControl
          size="xs"
          aria-label={text.breakdown}
          value={chosen}
          onChange={setWanted}
          data={there.map(kind => ({ value: kind, label: kindShortName(kind, language) }))}
        />
      </div>
      <p className={classes.basis}>{text.ofFirst}</p>
      {chosen === 'KH' && <MeanAges counts={counts} />}
      {divisions[chosen]?.map(division => (
        <Bars key={division.heading} division={division} counts={counts} />
      ))}
      {chosen !== 'KH' && <EthnicGroupTable query={query} />}
    </section>
  )
}

function Bars({ division, counts }: { readonly division: Division; readonly counts: Counts }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const parts = divide(division, counts)
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  if (parts.length === 0) return null
  return (
    <div className={classes.division}>
      <h3>{text[division.heading]}</h3>
      <dl className={classes.bars}>
        {parts.map(({ measure, count, share }) => (
          <div key={measure ?? 'rest'}>
            <dt>
              {measure === null
                ? division.ofAll
                  ? text.first
                  : text.untold
                : measureText(measure)[language]}
            </dt>
            <dd>
              <span className={classes.track} aria-hidden="true">
                <span
                  className={classes.bar}
                  data-rest={(measure === null && !division.ofAll) || undefined}
                  style={{ width: `${Math.max(share * 100, 0.5)}%` }}
                />
              </span>
              <span className={classes.count}>{formatCount(count, language)}</span>
              <span className={classes.share}>
                {share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 1 })}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function MeanAges({ counts }: { readonly counts: Counts }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const mean = (years: number, heads: number) =>
    heads === 0 ? '–' : text.years((years / heads).toLocaleString(locale, { maximumFractionDigits: 1 }))
  return (
    <div className={classes.division}>
      <h3>{text.meanAge}</h3>
      <dl className={classes.means}>
        <dt>{text.husband}</dt>
        <dd>{mean(counts.husbandYears ?? 0, counts.husbands ?? 0)}</dd>
        <dt>{text.wife}</dt>
        <dd>{mean(counts.wifeYears ?? 0, counts.wives ?? 0)}</dd>
      </dl>
    </div>
  )
}
