import { NativeSelect, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Agency } from '../../../../../src/agencies/schema.ts'
import type { Preparation } from '../../../../../src/inventory/custody/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { AgencySelect } from '../../agencies/agency-select.tsx'
import classes from './custody.module.css'
import type { DraftSide } from './slip-draft.ts'

interface PartyFieldsProps {
  readonly label: string
  readonly side: DraftSide
  readonly onChange: (side: DraftSide) => void
  readonly contractors: Preparation['contractors']
  /** Only agencies that exist today. */
  readonly onlyLiving?: boolean
  readonly tried: boolean
}

const isLiving = ({ validTo }: Agency) => validTo === null || validTo > new Date().toISOString().slice(0, 10)

/** One side of a slip: an agency or a contractor, and who stands for it. */
export function PartyFields({
  label,
  side,
  onChange,
  contractors,
  onlyLiving = false,
  tried,
}: PartyFieldsProps): ReactNode {
  const { custody: text } = useMessages()
  const error = tried && side.id === null ? text.choose : undefined
  const choose = (id: string | null) => onChange({ ...side, id })
  return (
    <fieldset className={classes.side}>
      <legend>{label}</legend>
      {contractors.length > 0 && (
        <NativeSelect
          aria-label={text.partyKind(label)}
          value={side.kind}
          onChange={event =>
            onChange({
              ...side,
              kind: event.currentTarget.value === 'contractor' ? 'contractor' : 'agency',
              id: null,
            })
          }
          data={(['agency', 'contractor'] as const).map(value => ({ value, label: text.party[value] }))}
        />
      )}
      {side.kind === 'agency' ? (
        <AgencySelect
          aria-label={`${label}: ${text.party.agency}`}
          placeholder={text.party.agency}
          value={side.id}
          onChange={choose}
          only={onlyLiving ? isLiving : undefined}
          error={error}
        />
      ) : (
        <Select
          aria-label={`${label}: ${text.party.contractor}`}
          placeholder={text.party.contractor}
          data={contractors.map(({ id, name }) => ({ value: id, label: name }))}
          value={side.id}
          onChange={choose}
          error={error}
        />
      )}
      <TextInput
        label={text.person}
        withAsterisk
        maxLength={200}
        value={side.person}
        onChange={event => onChange({ ...side, person: event.currentTarget.value })}
        error={tried && side.person.trim() === '' ? text.fill : undefined}
      />
    </fieldset>
  )
}
