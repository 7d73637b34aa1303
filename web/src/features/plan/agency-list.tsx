import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { Campaign } from '../../../../src/plan/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { useAgencies } from '../agencies/calls.ts'
import classes from './plan.module.css'

interface AgencyListProps {
  readonly label: string
  /** Names of agencies that the account does not see itself. */
  readonly named: Campaign['agencies']
  readonly ids: readonly string[]
  readonly writable: boolean
  readonly onChange: (ids: string[]) => void
}

/** Agencies, added one by one. */
export function AgencyList({ label, named, ids, writable, onChange }: AgencyListProps): ReactNode {
  const { plan: text } = useMessages()
  const { data } = useAgencies()
  const names = useMemo(
    () => new Map([...named, ...(data?.agencies ?? [])].map(({ id, name }) => [id, name])),
    [named, data],
  )
  const nameOf = (id: string) => names.get(id) ?? id
  return (
    <div>
      {writable && (
        <AgencySelect
          label={label}
          placeholder={text.addAgency}
          value={null}
          onChange={id => {
            if (id !== null && !ids.includes(id)) onChange([...ids, id])
          }}
        />
      )}
      <ul className={classes.list} aria-label={label}>
        {ids.map(id => (
          <li key={id}>
            <span>{nameOf(id)}</span>
            {writable && (
              <ActionIcon
                variant="subtle"
                size="sm"
                aria-label={text.removeAgency(nameOf(id))}
                onClick={() => onChange(ids.filter(each => each !== id))}
              >
                <IconX size={15} />
              </ActionIcon>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
