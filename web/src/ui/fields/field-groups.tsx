import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './field-groups.module.css'
import { codeMeaning, isMasked } from './field-text.ts'
import { type FieldGroup, groupFields, type ShownField } from './group-fields.ts'

interface FieldGroupsProps {
  readonly kind: string
  readonly values: Readonly<Record<string, string>>
}

/** The fields of an entry, grouped as in the book; empty ones are folded away under a line that counts them. */
export function FieldGroups({ kind, values }: FieldGroupsProps): ReactNode {
  const { language } = useLanguage()
  const messages = useMessages()
  const names: Readonly<Record<string, string>> = {
    entry: messages.inventory.entryColumn,
    abroad: messages.inventory.abroadGroup,
    paper: messages.inventory.paperGroup,
    other: messages.inventory.otherGroup,
  }
  const groups = groupFields(kind, values, language)
  return (
    <div className={classes.groups}>
      {groups.map(group => (
        <Group
          key={group.key}
          kind={kind}
          group={group}
          title={group.label ?? names[group.key] ?? group.key}
        />
      ))}
    </div>
  )
}

function Group({
  kind,
  group,
  title,
}: {
  readonly kind: string
  readonly group: FieldGroup
  readonly title: string
}): ReactNode {
  const messages = useMessages()
  return (
    <section className={classes.group}>
      <h2>{title}</h2>
      {group.filled.length > 0 && <List kind={kind} fields={group.filled} />}
      {group.empty.length > 0 && (
        <details className={classes.empty}>
          <summary>{messages.inventory.emptyFields(group.empty.length)}</summary>
          <ul>
            {group.empty.map(field => (
              <li key={field.id} title={field.id}>
                {field.label}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function List({
  kind,
  fields,
}: {
  readonly kind: string
  readonly fields: readonly ShownField[]
}): ReactNode {
  const { correcting } = useMessages()
  return (
    <dl className={classes.list}>
      {fields.map(field => {
        const meaning = codeMeaning(kind, field.id, field.value)
        return (
          <div key={field.id}>
            <dt title={field.id}>{field.label}</dt>
            <dd>
              {meaning ?? field.value}
              {meaning !== undefined && <span className={classes.code}> ({field.value})</span>}
              {isMasked(field.value) && (
                <span className={classes.masked} title={correcting.masked}>
                  <IconEyeOff size={15} aria-hidden="true" />
                  <span className="visually-hidden">({correcting.maskedShort})</span>
                </span>
              )}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
