import { IconEyeOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './field-groups.module.css'
import { codeMeaning, isMasked } from './field-text.ts'
import { type FieldGroup, groupFields, type ShownField } from './group-fields.ts'

interface FieldGroupsProps {
  readonly kind: string
  readonly values: Readonly<Record<string, string>>
  /** What is told beside the book's value, by field: what holds since a decision. A field that has it is shown even when the book left it empty. */
  readonly beside?: ReadonlyMap<string, ReactNode>
}

const nothingBeside: ReadonlyMap<string, ReactNode> = new Map()

/** The fields of an entry, grouped as in the book; empty ones are folded away under a line that counts them. */
export function FieldGroups({ kind, values, beside = nothingBeside }: FieldGroupsProps): ReactNode {
  const { language } = useLanguage()
  const messages = useMessages()
  const names: Readonly<Record<string, string>> = {
    entry: messages.inventory.entryColumn,
    abroad: messages.inventory.abroadGroup,
    paper: messages.inventory.paperGroup,
    other: messages.inventory.otherGroup,
  }
  const groups = groupFields(kind, values, language, beside)
  return (
    <div className={classes.groups}>
      {groups.map(group => (
        <Group
          key={group.key}
          kind={kind}
          group={group}
          beside={beside}
          title={group.label ?? names[group.key] ?? group.key}
        />
      ))}
    </div>
  )
}

function Group({
  kind,
  group,
  beside,
  title,
}: {
  readonly kind: string
  readonly group: FieldGroup
  readonly beside: ReadonlyMap<string, ReactNode>
  readonly title: string
}): ReactNode {
  const messages = useMessages()
  return (
    <section className={classes.group}>
      <h2>{title}</h2>
      {group.filled.length > 0 && <List kind={kind} fields={group.filled} beside={beside} />}
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
  beside,
}: {
  readonly kind: string
  readonly fields: readonly ShownField[]
  readonly beside: ReadonlyMap<string, ReactNode>
}): ReactNode {
  const { correcting, checking, record } = useMessages()
  return (
    <dl className={classes.list}>
      {fields.map(field => {
        const meaning = codeMeaning(kind, field.id, field.value)
        return (
          <div key={field.id}>
            <dt title={field.id}>{field.label}</dt>
            <dd>
              {beside.has(field.id) && <span className="soft">{record.inBook} </span>}
              {field.value === '' ? (
                <span className="soft">{checking.emptyValue}</span>
              ) : (
                (meaning ?? field.value)
              )}
              {meaning !== undefined && <span className={classes.code}> ({field.value})</span>}
              {isMasked(field.value) && (
                <span className={classes.masked} title={correcting.masked}>
                  <IconEyeOff size={15} aria-hidden="true" />
                  <span className="visually-hidden">({correcting.maskedShort})</span>
                </span>
              )}
              {beside.get(field.id)}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
