import type { ReactNode } from 'react'
import type { Campaign, TargetLine } from '../../../../src/plan/schema.ts'
import { formatCount, formatDay } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { today } from '../agencies/days.ts'
import { refOf, useTargets } from './calls.ts'
import classes from './plan.module.css'

interface PlanDay {
  readonly day: string
  readonly what: string
}

/** The days of a plan month by month: phases that begin and end, agencies that are due. */
export function CalendarTab({ plan }: { readonly plan: Campaign }): ReactNode {
  const { plan: text } = useMessages()
  const { language } = useLanguage()
  const { data } = useTargets(refOf(plan))
  const { phases } = plan.body
  const nameOf = ({ name, track }: (typeof phases)[number]) => (track === '' ? name : `${track}. ${name}`)
  const days: PlanDay[] = [
    ...phases.flatMap(phase => [
      ...(phase.fromOn === null ? [] : [{ day: phase.fromOn, what: text.begins(nameOf(phase)) }]),
      ...(phase.toOn === null ? [] : [{ day: phase.toOn, what: text.ends(nameOf(phase)) }]),
    ]),
    ...phases.flatMap(phase =>
      countDue(data?.targets ?? [], phase.id).map(([day, agencies]) => ({
        day,
        what: text.dueOf(nameOf(phase), formatCount(agencies, language)),
      })),
    ),
  ].sort((a, b) => a.day.localeCompare(b.day))
  const months = [...new Set([...days.map(({ day }) => day), ...thisMonth(plan)].map(day => day.slice(0, 7)))]
  if (days.length === 0) return <Empty title={text.noDays} />
  return (
    <div className={classes.months}>
      {months.sort().map(month => (
        <section
          key={month}
          className={classes.month}
          data-now={today().startsWith(month) || undefined}
          aria-label={formatDay(month)}
        >
          <h2>{formatDay(month)}</h2>
          <ul>
            {today().startsWith(month) && (
              <li>
                <b>{today().slice(8)}</b>
                <b>{text.today}</b>
              </li>
            )}
            {days
              .filter(({ day }) => day.startsWith(month))
              .map(({ day, what }) => (
                <li key={`${day} ${what}`} className={day < today() ? 'soft' : undefined}>
                  <span>{day.slice(8)}</span>
                  <span>
                    {what}
                    {day < today() ? ` (${text.over})` : ''}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

const thisMonth = ({ fromOn, toOn }: Campaign) => (today() >= fromOn && today() <= toOn ? [today()] : [])

/** How many agencies have a day of their own for a phase, by day. */
function countDue(targets: readonly TargetLine[], phase: string): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>()
  for (const { phase: of, set } of targets)
    if (of === phase && set?.dueOn != null) counts.set(set.dueOn, (counts.get(set.dueOn) ?? 0) + 1)
  return [...counts]
}
