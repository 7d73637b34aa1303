import { Button, Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Role, roles } from '../../../../src/access/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import classes from './accounts.module.css'
import { type AccountState, accountStates } from './filter-accounts.ts'

interface AddressFilter {
  readonly agency?: string | undefined
  readonly role?: Role | undefined
  readonly state?: AccountState | undefined
}

interface AccountFiltersProps {
  readonly filter: AddressFilter
  readonly name: string
  readonly onName: (name: string) => void
}

/** What the list of accounts is narrowed by. */
export function AccountFilters({ filter, name, onName }: AccountFiltersProps): ReactNode {
  const { accounts: text, access, common } = useMessages()
  const navigate = useNavigate({ from: '/accounts' })
  const narrow = (change: AddressFilter) =>
    void navigate({ search: old => ({ ...old, ...change }), replace: true })
  const filtered = name !== '' || Object.values(filter).some(value => value !== undefined)
  return (
    <div className={classes.filters}>
      <TextInput
        aria-label={text.search}
        placeholder={text.search}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        autoComplete="off"
        value={name}
        onChange={event => onName(event.currentTarget.value)}
      />
      <AgencySelect
        aria-label={text.agency}
        placeholder={text.agency}
        clearable
        value={filter.agency ?? null}
        onChange={agency => narrow({ agency: agency ?? undefined })}
      />
      <Select
        aria-label={text.role}
        placeholder={text.role}
        clearable
        data={roles.map(role => ({ value: role, label: access.roles[role] }))}
        value={filter.role ?? null}
        onChange={chosen => narrow({ role: roles.find(role => role === chosen) })}
      />
      <Select
        aria-label={text.state}
        placeholder={text.state}
        clearable
        data={accountStates.map(state => ({ value: state, label: text.states[state] }))}
        value={filter.state ?? null}
        onChange={chosen => narrow({ state: accountStates.find(state => state === chosen) })}
      />
      {filtered && (
        <Button
          variant="subtle"
          onClick={() => {
            onName('')
            void navigate({ search: {}, replace: true })
          }}
        >
          {common.clearFilters}
        </Button>
      )}
    </div>
  )
}
