import { Select, type SelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { foldForFilter } from '../../ui/fold-text.ts'
import { useAgencies } from './calls.ts'

type AgencySelectProps = Omit<SelectProps<string>, 'data' | 'filter' | 'searchable'>

/** Chooses an agency by name or code; a name typed without tone marks is found too. */
export function AgencySelect(props: AgencySelectProps): ReactNode {
  const { data, isPending } = useAgencies()
  const options = (data?.agencies ?? []).map(agency => ({
    value: agency.id,
    label: `${agency.name} (${agency.code})`,
  }))
  return (
    <Select
      data={options}
      searchable
      disabled={isPending}
      limit={200}
      filter={({ options: all, search }) => {
        const wanted = foldForFilter(search)
        return all.filter(option => 'label' in option && foldForFilter(option.label).includes(wanted))
      }}
      {...props}
    />
  )
}
