import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import classes from './agencies.module.css'
import { dayBefore, reformDay, today } from './days.ts'

interface DayChoiceProps {
  readonly day: string
  readonly onDay: (day: string) => void
}

/** The day the tree is looked at: typed, or one of the days people ask for. */
export function DayChoice({ day, onDay }: DayChoiceProps): ReactNode {
  const { agencies: text } = useMessages()
  const atHand = [
    [today(), text.today],
    [dayBefore(reformDay), text.beforeReform],
    [reformDay, text.afterReform],
  ] as const
  return (
    <div className={classes.day}>
      <label htmlFor="agencies-day">{text.onDate}</label>
      <DayInput
        id="agencies-day"
        className={classes.dayBox ?? ''}
        value={day}
        onChange={next => {
          if (next !== undefined) onDay(next)
        }}
      />
      <fieldset className={classes.atHand} aria-label={text.days}>
        {atHand.map(([each, label]) => (
          <Button
            key={each}
            size="xs"
            variant={each === day ? 'light' : 'default'}
            aria-pressed={each === day}
            onClick={() => onDay(each)}
          >
            {label}
          </Button>
        ))}
      </fieldset>
    </div>
  )
}
