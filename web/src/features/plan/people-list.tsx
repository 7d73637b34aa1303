import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CampaignContent } from '../../../../src/plan/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './plan.module.css'

type People = CampaignContent['body']['people']

interface PeopleListProps {
  readonly people: People
  readonly writable: boolean
  readonly onChange: (people: People) => void
}

/** Who answers for what in the plan. */
export function PeopleList({ people, writable, onChange }: PeopleListProps): ReactNode {
  const { plan: text } = useMessages()
  const change = (at: number, part: Partial<People[number]>) =>
    onChange(people.map((person, index) => (index === at ? { ...person, ...part } : person)))
  return (
    <fieldset className={classes.group}>
      <legend>{text.people}</legend>
      {people.map((person, at) => (
        <div key={at} className={classes.person}>
          <TextInput
            aria-label={`${text.personName} ${at + 1}`}
            placeholder={text.personName}
            maxLength={120}
            value={person.name}
            onChange={event => change(at, { name: event.currentTarget.value })}
            error={person.name.trim() === '' ? text.required : undefined}
          />
          <TextInput
            aria-label={`${text.duty} ${at + 1}`}
            placeholder={text.duty}
            maxLength={200}
            value={person.duty}
            onChange={event => change(at, { duty: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            aria-label={text.removePerson(person.name === '' ? `${at + 1}` : person.name)}
            onClick={() => onChange(people.filter((_, index) => index !== at))}
          >
            <IconX size={15} />
          </ActionIcon>
        </div>
      ))}
      {writable && (
        <Button
          variant="default"
          size="xs"
          leftSection={<IconPlus size={15} />}
          onClick={() => onChange([...people, { name: '', duty: '', agencyId: null }])}
        >
          {text.addPerson}
        </Button>
      )}
    </fieldset>
  )
}
