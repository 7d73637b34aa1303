import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { total } from '../../../../src/register/statistics/measure.ts'
import type { Statistics } from '../../../../src/reports/statistics/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { groupTotals, mainKinds, others } from './kind-groups.ts'
import classes from './statistics.module.css'

/** The numbers of the main kinds and of all others, and how they changed. */
export function Headline({ kinds }: { readonly kinds: Statistics['kinds'] }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const totalsOf = (of: 'now' | 'before') =>
    groupTotals(Object.fromEntries(kinds.map(each => [each.kind, each[of]?.[total] ?? 0])))
  const now = totalsOf('now')
  const before = kinds.some(each => each.before !== null) ? totalsOf('before') : null
  return (
    <dl className={classes.headline}>
      {[...mainKinds, others].map(kind => (
        <div key={kind}>
          <dt>{kind === others ? text.others : kindShortName(kind, language)}</dt>
          <dd>
            <span className={classes.figure}>{formatCount(now[kind] ?? 0, language)}</span>
            {before !== null && <Change now={now[kind] ?? 0} before={before[kind] ?? 0} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Change({ now, before }: { readonly now: number; readonly before: number }): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const count = formatCount(before, language)
  if (before === 0) return now === 0 ? null : <span className={classes.change}>{text.fromNothing}</span>
  if (now === before)
    return (
      <span className={classes.change}>
        <IconEqual size={15} aria-hidden="true" /> {text.same(count)}
      </span>
    )
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const percent = ((now - before) / before).toLocaleString(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'always',
  })
  const up = now > before
  return (
    <span className={classes.change}>
      {up ? (
        <IconArrowUpRight size={15} role="img" aria-label={text.more} />
      ) : (
        <IconArrowDownRight size={15} role="img" aria-label={text.less} />
      )}{' '}
      {text.change(percent, count)}
    </span>
  )
}
