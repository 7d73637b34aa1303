import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { formatDay } from '../../messages/format.ts'
import { useMessages } from '../../messages/language.tsx'
import { foldForFilter } from '../../ui/fold-text.ts'
import classes from './agencies.module.css'
import { useAgencySearch } from './calls.ts'
import { dayBefore } from './days.ts'

const typingPauseMs = 200
const namesShown = 2

/** How many of the typed words a name has. */
function countWords(name: string, typed: string): number {
  const words = foldForFilter(name).split(' ')
  return foldForFilter(typed)
    .split(' ')
    .filter(word => words.includes(word)).length
}

/** Finds an agency by any name it or a predecessor or successor bears; each hit says what it was and what it is now. */
export function AgencySearch({ onChoose }: { readonly onChoose: (id: string) => void }): ReactNode {
  const { agencies: text } = useMessages()
  const [typed, setTyped] = useState('')
  const [wanted] = useDebouncedValue(typed.trim(), typingPauseMs)
  const found = useAgencySearch(wanted)
  const hits = wanted === '' ? [] : (found.data?.hits ?? [])
  const waiting = wanted !== typed.trim() || found.isFetching
  const join = (agencies: readonly Agency[]) => {
    // The name that was typed for comes first.
    const names = [...new Set(agencies.map(({ name }) => name))].sort(
      (a, b) => countWords(b, wanted) - countWords(a, wanted),
    )
    const shown = names.slice(0, namesShown).join(', ')
    return names.length > namesShown ? `${shown} ${text.and(names.length - namesShown)}` : shown
  }
  return (
    <Select
      className={classes.search ?? ''}
      aria-label={text.search}
      placeholder={text.search}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={<span />}
      searchable
      maxDropdownHeight={420}
      comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      value={null}
      searchValue={typed}
      onSearchChange={setTyped}
      data={hits.map(({ agency }) => ({ value: agency.id, label: agency.name }))}
      // The server has searched already.
      filter={({ options }) => options}
      onChange={id => {
        if (id !== null) onChoose(id)
        setTyped('')
      }}
      {...(typed.trim() === '' ? {} : { nothingFoundMessage: waiting ? text.searching : text.searchEmpty })}
      renderOption={({ option }) => {
        const hit = hits.find(({ agency }) => agency.id === option.value)
        if (hit === undefined) return option.label
        const { agency, predecessors, successors } = hit
        return (
          <span className={classes.option}>
            <span>
              {agency.name} ({agency.code}
              {agency.validTo !== null && `, ${text.until(formatDay(dayBefore(agency.validTo)))}`})
            </span>
            {agency.validTo !== null && successors.length > 0 && (
              <span className={classes.now}>{text.nowIs(join(successors))}</span>
            )}
            {predecessors.length > 0 && (
              <span className={classes.kin}>{text.formerly(join(predecessors))}</span>
            )}
          </span>
        )
      }}
    />
  )
}
