import { NumberInput, SegmentedControl, Select } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { comparisons } from '../../../../src/reports/statistics/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import {
  changeMode,
  formatMonth,
  halfOf,
  monthOf,
  type PeriodChoice,
  periodModes,
  type StatisticsSearch,
  yearOf,
} from './period-choice.ts'
import classes from './statistics.module.css'

interface PeriodFieldsProps {
  readonly choice: PeriodChoice
  readonly search: StatisticsSearch
  /** A year with records, to begin from when a single one is chosen. */
  readonly nearYear: number
  readonly onChange: (to: Partial<StatisticsSearch>) => void
}

/** Which agency and which months, and with what they are compared. */
export function PeriodFields({ choice, search, nearYear, onChange }: PeriodFieldsProps): ReactNode {
  const { reports: text } = useMessages()
  const label = useId()
  const choose = ({ mode, from, to }: PeriodChoice) =>
    onChange(mode === 'all' ? { mode: undefined, from: undefined, to: undefined } : { mode, from, to })
  return (
    <search className={classes.fields} aria-label={text.period}>
      <AgencySelect
        label={text.agency}
        placeholder={text.everything}
        clearable
        value={search.agency ?? null}
        onChange={agency => onChange({ agency: agency ?? undefined })}
        className={classes.agency}
      />
      <div>
        <div id={label} className={classes.label}>
          {text.period}
        </div>
        <SegmentedControl
          aria-labelledby={label}
          value={choice.mode}
          data={periodModes.map(mode => ({ value: mode, label: text.modes[mode] }))}
          onChange={value => {
            const mode = periodModes.find(each => each === value)
            const year = choice.mode === 'all' ? nearYear : yearOf(choice.to)
            if (mode !== undefined) choose(changeMode(choice, mode, year))
          }}
        />
      </div>
      {choice.mode === 'custom' ? (
        <CustomFields choice={choice} choose={choose} />
      ) : (
        choice.mode !== 'all' && <SingleFields choice={choice} choose={choose} />
      )}
      {choice.mode !== 'all' && (
        <Select
          label={text.against}
          allowDeselect={false}
          value={search.against ?? 'none'}
          data={[
            { value: 'none', label: text.againsts.none },
            ...comparisons.toReversed().map(each => ({ value: each, label: text.againsts[each] })),
          ]}
          onChange={value => onChange({ against: comparisons.find(each => each === value) })}
          className={classes.against}
        />
      )}
    </search>
  )
}

interface ChoiceProps {
  readonly choice: PeriodChoice
  readonly choose: (choice: PeriodChoice) => void
}

/** The year, and the half or month of it. */
function SingleFields({ choice, choose }: ChoiceProps): ReactNode {
  const { reports: text } = useMessages()
  const { mode, to } = choice
  const year = yearOf(to)
  return (
    <>
      {mode === 'half' && (
        <Select
          label={text.half}
          allowDeselect={false}
          value={monthOf(to) > 6 ? '2' : '1'}
          data={[
            { value: '1', label: text.firstHalf },
            { value: '2', label: text.secondHalf },
          ]}
          onChange={value => choose({ mode, ...halfOf(year, value === '2' ? 2 : 1) })}
          className={classes.half}
        />
      )}
      {mode === 'month' && (
        <MonthSelect
          label={text.month}
          month={monthOf(to)}
          onChange={month => choose({ mode, from: formatMonth(year, month), to: formatMonth(year, month) })}
        />
      )}
      <YearInput
        label={text.year}
        year={year}
        onChange={chosen =>
          choose(changeMode({ ...choice, to: formatMonth(chosen, monthOf(to)) }, mode, chosen))
        }
      />
    </>
  )
}

/** From which month of which year to which. */
function CustomFields({ choice, choose }: ChoiceProps): ReactNode {
  const { reports: text } = useMessages()
  const { from, to } = choice
  // The other end follows: a range never runs backwards.
  const setFrom = (month: string) => choose({ mode: 'custom', from: month, to: month > to ? month : to })
  const setTo = (month: string) => choose({ mode: 'custom', from: month < from ? month : from, to: month })
  return (
    <>
      <MonthSelect
        label={text.from}
        month={monthOf(from)}
        onChange={month => setFrom(formatMonth(yearOf(from), month))}
      />
      <YearInput
        label={text.fromYear}
        year={yearOf(from)}
        onChange={year => setFrom(formatMonth(year, monthOf(from)))}
      />
      <MonthSelect
        label={text.to}
        month={monthOf(to)}
        onChange={month => setTo(formatMonth(yearOf(to), month))}
      />
      <YearInput
        label={text.toYear}
        year={yearOf(to)}
        onChange={year => setTo(formatMonth(year, monthOf(to)))}
      />
    </>
  )
}

interface MonthSelectProps {
  readonly label: string
  readonly month: number
  readonly onChange: (month: number) => void
}

function MonthSelect({ label, month, onChange }: MonthSelectProps): ReactNode {
  const { reports: text } = useMessages()
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={String(month)}
      data={Array.from({ length: 12 }, (_, at) => ({
        value: String(at + 1),
        label: text.monthNumber(at + 1),
      }))}
      onChange={value => onChange(Number(value))}
      className={classes.month}
    />
  )
}

interface YearInputProps {
  readonly label: string
  readonly year: number
  readonly onChange: (year: number) => void
}

/** A year; what is half typed is not taken yet. */
function YearInput({ label, year, onChange }: YearInputProps): ReactNode {
  return (
    <NumberInput
      label={label}
      value={year}
      min={1900}
      max={2100}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="blur"
      onChange={value => {
        if (typeof value === 'number' && value >= 1900 && value <= 2100) onChange(value)
      }}
      className={classes.year}
    />
  )
}
