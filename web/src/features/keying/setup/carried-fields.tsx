import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RegisterKind } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { foldForFilter } from '../../../ui/fold-text.ts'
import classes from './setup.module.css'

interface CarriedFieldsProps {
  readonly kind: RegisterKind
  /** What follows from the book itself. */
  readonly standard: Readonly<Record<string, string>>
  readonly carried: Readonly<Record<string, string>>
  readonly onChange: (carried: Record<string, string>) => void
}

const longest = 500

/** Values that every case of a book begins with: its volume and authority, and what the manager adds, e.g. the signer. */
export function CarriedFields({ kind, standard, carried, onChange }: CarriedFieldsProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.setup
  const { language } = useLanguage()
  const shown = [...new Set([...Object.keys(standard), ...Object.keys(carried)])]
  const nameOf = (id: string) => kind.fields.find(field => field.id === id)?.label[language] ?? id
  const remove = (id: string) => {
    const { [id]: _, ...rest } = carried
    onChange(rest)
  }
  return (
    <fieldset>
      <legend>{text.carried}</legend>
      <div className={classes.hint}>{text.carriedHint}</div>
      {shown.map(id => (
        <div key={id} className={classes.carried}>
          <TextInput
            label={nameOf(id)}
            maxLength={longest}
            value={carried[id] ?? standard[id] ?? ''}
            onChange={event => {
              const { value } = event.currentTarget
              if (value === standard[id]) remove(id)
              else onChange({ ...carried, [id]: value })
            }}
          />
          {standard[id] === undefined && (
            <ActionIcon
              variant="default"
              size={36}
              aria-label={text.removeCarried(nameOf(id))}
              onClick={() => remove(id)}
            >
              <IconX size={16} />
            </ActionIcon>
          )}
        </div>
      ))}
      <Select
        aria-label={text.addCarried}
        placeholder={text.addCarried}
        searchable
        value={null}
        data={kind.fields.flatMap(({ id }) =>
          shown.includes(id) || id === 'so' ? [] : [{ value: id, label: nameOf(id) }],
        )}
        filter={({ options, search }) => {
          const wanted = foldForFilter(search)
          return options.filter(option => 'label' in option && foldForFilter(option.label).includes(wanted))
        }}
        onChange={id => {
          if (id !== null) onChange({ ...carried, [id]: '' })
        }}
      />
    </fieldset>
  )
}
