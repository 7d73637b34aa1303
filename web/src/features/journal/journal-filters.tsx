import { Button, Select, Switch } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { foldForFilter } from '../../ui/fold-text.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { useJournalChoices } from './calls.ts'
import { shortSubject } from './detail-text.ts'
import classes from './journal.module.css'
import { isNarrowed, type JournalFilter } from './journal-filter.ts'

/** What the journal is narrowed by. A subject comes from a link (a book, a record, a line) and can only be taken away here. */
export function JournalFilters({ filter }: { readonly filter: JournalFilter }): ReactNode {
  const { journal: text, common } = useMessages()
  const navigate = useNavigate({ from: '/journal' })
  const { data: choices } = useJournalChoices()
  const narrow = (change: JournalFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  return (
    <search className={classes.filters}>
      <DayInput
        aria-label={text.from}
        placeholder={text.from}
        value={filter.from}
        onChange={from => narrow({ from })}
        className={classes.day}
      />
      <DayInput
        aria-label={text.to}
        placeholder={text.to}
        value={filter.to}
        onChange={to => narrow({ to })}
        className={classes.day}
      />
      <SearchSelect
        label={text.by}
        data={(choices?.accounts ?? []).map(({ id, name, username }) => ({
          value: id,
          label: `${name} (${username})`,
        }))}
        value={filter.account}
        onChange={account => narrow({ account })}
      />
      <SearchSelect
        label={text.action}
        data={(choices?.actions ?? []).map(({ action, title }) => ({ value: action, label: title }))}
        value={filter.action}
        onChange={action => narrow({ action })}
      />
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.agency ?? null}
        onChange={agency => narrow({ agency: agency ?? undefined })}
        className={classes.choice}
      />
      <Switch
        size="xs"
        label={text.personal}
        checked={filter.personal === 'yes'}
        onChange={event => narrow({ personal: event.currentTarget.checked ? 'yes' : undefined })}
      />
      {filter.subject !== undefined && (
        <Button
          variant="light"
          size="xs"
          rightSection={<IconX size={14} aria-hidden="true" />}
          aria-label={`${text.onlySubject(shortSubject(filter.subject, text.subjects))}: ${text.allSubjects}`}
          title={text.allSubjects}
          onClick={() => narrow({ subject: undefined })}
        >
          {text.onlySubject(shortSubject(filter.subject, text.subjects))}
        </Button>
      )}
      {isNarrowed(filter) && (
        <Button variant="subtle" size="xs" onClick={() => void navigate({ search: {}, replace: true })}>
          {common.clearFilters}
        </Button>
      )}
    </search>
  )
}

interface SearchSelectProps {
  readonly label: string
  readonly data: readonly { readonly value: string; readonly label: string }[]
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** Chooses from a list; typed without tone marks it is found too. */
function SearchSelect({ label, data, value, onChange }: SearchSelectProps): ReactNode {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      clearable
      searchable
      selectFirstOptionOnChange
      limit={200}
      data={[...data]}
      value={value ?? null}
      onChange={next => onChange(next ?? undefined)}
      filter={({ options, search }) => {
        const wanted = foldForFilter(search)
        return options.filter(option => 'label' in option && foldForFilter(option.label).includes(wanted))
      }}
      className={classes.choice}
    />
  )
}
