import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PeriodSettings } from '../../../../../src/inventory/periods/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { DayInput } from '../../../ui/day-input.tsx'
import classes from './inventory.module.css'

type Scheme = PeriodSettings['own'][number]
type Period = Scheme['periods'][number]

interface OwnSchemeProps {
  readonly scheme: Scheme
  readonly onChange: (scheme: Scheme) => void
}

/** A scheme of periods that the province makes itself. */
export function OwnScheme({ scheme, onChange }: OwnSchemeProps): ReactNode {
  const { periods: text } = useMessages().paper
  const setPeriod = (id: string, change: Partial<Period>) =>
    onChange({
      ...scheme,
      periods: scheme.periods.map(period => (period.id === id ? { ...period, ...change } : period)),
    })
  const add = () => {
    const id = String(Math.max(0, ...scheme.periods.map(period => Number(period.id) || 0)) + 1)
    onChange({ ...scheme, periods: [...scheme.periods, { id, name: '', from: null, to: null, law: null }] })
  }
  return (
    <fieldset className={classes.scheme}>
      <legend>{text.own}</legend>
      <TextInput
        label={text.ownName}
        value={scheme.name}
        maxLength={120}
        className={classes.wide}
        onChange={event => onChange({ ...scheme, name: event.currentTarget.value })}
      />
      {scheme.periods.map(period => (
        <div key={period.id} className={classes.period}>
          <TextInput
            label={text.periodName}
            maxLength={120}
            value={period.name}
            onChange={event => setPeriod(period.id, { name: event.currentTarget.value })}
          />
          <DayInput
            label={text.from}
            value={period.from ?? undefined}
            onChange={day => setPeriod(period.id, { from: day ?? null })}
          />
          <DayInput
            label={text.to}
            value={period.to ?? undefined}
            onChange={day => setPeriod(period.id, { to: day ?? null })}
          />
          <TextInput
            label={text.law}
            maxLength={200}
            value={period.law ?? ''}
            onChange={event =>
              setPeriod(period.id, {
                law: event.currentTarget.value === '' ? null : event.currentTarget.value,
              })
            }
          />
          <ActionIcon
            variant="subtle"
            aria-label={`${text.removePeriod}: ${period.name}`}
            disabled={scheme.periods.length === 1}
            onClick={() =>
              onChange({ ...scheme, periods: scheme.periods.filter(({ id }) => id !== period.id) })
            }
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <div className={classes.line}>
        <Button size="xs" variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
          {text.addPeriod}
        </Button>
      </div>
    </fieldset>
  )
}
