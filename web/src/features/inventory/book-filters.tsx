import { NumberInput, Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { kinds } from '../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import classes from './books.module.css'

/** What every list of books can be narrowed by; a value of undefined narrows by nothing. */
export interface BookNarrowing {
  readonly kind?: string | undefined
  readonly agency?: string | undefined
  readonly year?: number | undefined
}

interface BookFiltersProps<State extends string> {
  readonly filter: BookNarrowing
  readonly onNarrow: (change: BookNarrowing) => void
  /** How far a book is, which each list knows in its own words. */
  readonly state: {
    readonly label: string
    readonly choices: readonly State[]
    readonly texts: Readonly<Record<State, string>>
    readonly value: State | undefined
    readonly onChange: (state: State | undefined) => void
  }
  readonly children?: ReactNode
}

/** The filters above a list of books: kind, state, agency, year. */
export function BookFilters<State extends string>(props: BookFiltersProps<State>): ReactNode {
  const { filter, onNarrow, state, children } = props
  const { inventory: text } = useMessages()
  const { language } = useLanguage()
  return (
    <div className={classes.filters}>
      <Select
        aria-label={text.kind}
        placeholder={text.kind}
        clearable
        data={kinds.map(kind => ({ value: kind.code, label: kindShortName(kind.code, language) }))}
        value={filter.kind ?? null}
        onChange={kind => onNarrow({ kind: kind ?? undefined })}
        className={classes.wide}
      />
      <Select
        aria-label={state.label}
        placeholder={state.label}
        clearable
        data={state.choices.map(value => ({ value, label: state.texts[value] }))}
        value={state.value ?? null}
        onChange={value => state.onChange(state.choices.find(known => known === value))}
        className={classes.middle}
      />
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.agency ?? null}
        onChange={agency => onNarrow({ agency: agency ?? undefined })}
        className={classes.wide}
      />
      <NumberInput
        aria-label={text.year}
        placeholder={text.year}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        maxLength={4}
        value={filter.year ?? ''}
        onChange={year => {
          if (year === '' || (typeof year === 'number' && year >= 1800))
            onNarrow({ year: year === '' ? undefined : year })
        }}
        className={classes.short}
      />
      {children}
    </div>
  )
}
