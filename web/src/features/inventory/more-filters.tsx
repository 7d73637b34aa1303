import { NumberInput, Select } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { agencyLevels } from '../../../../src/agencies/schema.ts'
import { conditions, standings } from '../../../../src/inventory/paper/schema.ts'
import { type BookFilter, bookSteps } from '../../../../src/inventory/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import classes from './books.module.css'
import { useContractors } from './paper/calls.ts'
import { PeriodSelect } from './paper/period-select.tsx'

/** Filters beyond kind, state, agency and year; a list that has one of them shows them all. */
const further = [
  ...['kinds', 'under', 'level', 'yearFrom', 'yearTo', 'period', 'contractor', 'step', 'standing', 'second'],
  ...['condition', 'reviewed', 'holder', 'duplicates'],
] as const satisfies readonly (keyof BookFilter)[]

/** Whether a list is narrowed by more than what is always shown. */
export const hasMore = (filter: BookFilter): boolean => further.some(key => filter[key] !== undefined)

interface MoreFiltersProps {
  readonly filter: BookFilter
  readonly onNarrow: (change: BookFilter) => void
}

/** The second line of filters of books: where they are kept, how far they are, how their paper is. */
export function MoreFilters({ filter, onNarrow }: MoreFiltersProps): ReactNode {
  const { paper: text } = useMessages()
  const contractors = useContractors()
  const year = (key: 'yearFrom' | 'yearTo') => (
    <NumberInput
      aria-label={text[key]}
      placeholder={text[key]}
      hideControls
      allowDecimal={false}
      allowNegative={false}
      maxLength={4}
      value={filter[key] ?? ''}
      onChange={next => {
        if (next === '' || (typeof next === 'number' && next >= 1800))
          onNarrow({ [key]: next === '' ? undefined : next })
      }}
      className={classes.short}
    />
  )
  const chips = [
    ['kinds', filter.kinds === undefined ? undefined : text.kindsOf(filter.kinds.replaceAll(',', ', '))],
    ['holder', filter.holder === undefined ? undefined : filter.holder === 'out' ? text.held : text.heldBy],
    ['duplicates', filter.duplicates === undefined ? undefined : text.likelyTwice],
  ] as const
  return (
    <div className={classes.filters}>
      <AgencySelect
        aria-label={text.under}
        placeholder={text.under}
        clearable
        value={filter.under ?? null}
        onChange={under => onNarrow({ under: under ?? undefined })}
        className={classes.wide}
      />
      <Choice
        label={text.level}
        values={agencyLevels}
        nameOf={value => text.levels[value]}
        value={filter.level}
        onChange={level => onNarrow({ level })}
      />
      {year('yearFrom')}
      {year('yearTo')}
      <Choice
        label={text.step}
        values={bookSteps}
        nameOf={value => text.steps[value]}
        value={filter.step}
        onChange={step => onNarrow({ step })}
      />
      <PeriodSelect
        aria-label={text.period}
        placeholder={text.period}
        clearable
        before={[{ value: 'none', label: text.noPeriod }]}
        value={filter.period ?? null}
        onChange={period => onNarrow({ period: period ?? undefined })}
        className={classes.middle}
      />
      <Select
        aria-label={text.contractor}
        placeholder={text.contractor}
        clearable
        data={[
          { value: 'none', label: text.ownPeople },
          ...(contractors.data?.contractors ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={filter.contractor ?? null}
        onChange={contractor => onNarrow({ contractor: contractor ?? undefined })}
        className={classes.middle}
      />
      <Choice
        label={text.review}
        values={['yes', 'no'] as const}
        nameOf={value => (value === 'yes' ? text.reviewed : text.notReviewed)}
        value={filter.reviewed}
        onChange={reviewed => onNarrow({ reviewed })}
      />
      <Choice
        label={text.standing}
        values={standings}
        nameOf={value => text.standings[value]}
        value={filter.standing}
        onChange={standing => onNarrow({ standing })}
      />
      <Choice
        label={text.condition}
        values={conditions}
        nameOf={value => text.conditions[value]}
        value={filter.condition}
        onChange={condition => onNarrow({ condition })}
      />
      <Choice
        label={text.second}
        values={[...standings, 'none'] as const}
        nameOf={value => (value === 'none' ? text.secondNone : text.standings[value])}
        value={filter.second}
        onChange={second => onNarrow({ second })}
      />
      {chips.map(
        ([key, label]) =>
          label !== undefined && (
            <button
              key={key}
              type="button"
              className={classes.chip}
              aria-label={text.remove(label)}
              onClick={() => onNarrow({ [key]: undefined })}
            >
              {label} <IconX size={13} aria-hidden="true" />
            </button>
          ),
      )}
    </div>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly values: readonly Value[]
  readonly nameOf: (value: Value) => string
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
}

function Choice<Value extends string>(props: ChoiceProps<Value>): ReactNode {
  const { label, values, nameOf, value, onChange } = props
  return (
    <Select
      aria-label={label}
      placeholder={label}
      clearable
      data={values.map((each): { value: string; label: string } => ({ value: each, label: nameOf(each) }))}
      value={value ?? null}
      onChange={next => onChange(values.find(each => each === next))}
      className={classes.middle}
    />
  )
}
