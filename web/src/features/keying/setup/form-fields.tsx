import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { OwnSetup } from '../../../../../src/keying/setup/schema.ts'
import { formOf } from '../../../../../src/register/forms/form-of.ts'
import type { Field, RegisterKind } from '../../../../../src/register/kind.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { keptFields, moveField, notAsked, takeIn } from './plan-fields.ts'
import classes from './setup.module.css'

interface FormFieldsProps {
  readonly kind: RegisterKind
  readonly year: number
  readonly form: readonly string[]
  readonly setup: OwnSetup
  readonly onChange: (part: Partial<OwnSetup>) => void
}

/** The fields of the paper form: which there are, in which order, and which are keyed otherwise than the book. */
export function FormFields({ kind, year, form, setup, onChange }: FormFieldsProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.setup
  const { language } = useLanguage()
  const paper = useMemo(() => formOf(kind, year), [kind, year])
  const byId = useMemo(() => new Map(kind.fields.map(field => [field.id, field])), [kind])
  const fields = setup.fields ?? form
  const untyped = new Set([...paper.carried, ...paper.generated.map(([field]) => field)])
  const others = notAsked(kind, fields, untyped)
  const keep = (next: readonly string[]) => onChange({ fields: keptFields(next, form) })
  const nameOf = (id: string) => byId.get(id)?.label[language] ?? id
  const setMode = (id: string, mode: string) => {
    const { [id]: _, ...rest } = setup.fieldModes
    onChange({ fieldModes: mode === 'single' || mode === 'double' ? { ...rest, [id]: mode } : rest })
  }
  return (
    <div className={classes.column}>
      <h2>{text.fields}</h2>
      <div className={classes.hint}>
        {text.status[paper.status]} {paper.law !== null && text.law(paper.law)}
      </div>
      <div className={classes.hint}>{text.fieldsHint}</div>
      <div>
        {text.fieldsChosen(formatCount(fields.length, language), formatCount(kind.fields.length, language))}
        {setup.fields === null ? (
          <span className="soft"> · {text.byForm}</span>
        ) : (
          <Button size="compact-sm" variant="subtle" onClick={() => onChange({ fields: null })}>
            {text.back}
          </Button>
        )}
      </div>
      <ScrollRegion className={classes.fields} label={text.fields}>
        <ul className={classes.rows} aria-label={text.asked}>
          <li className={classes.groupName}>{text.asked}</li>
          {fields.map((id, at) => (
            <AskedField
              key={id}
              name={nameOf(id)}
              field={byId.get(id)}
              mode={setup.fieldModes[id] ?? 'book'}
              first={at === 0}
              last={at === fields.length - 1}
              onMove={by => keep(moveField(fields, id, by))}
              onMode={mode => setMode(id, mode)}
              onDrop={() => keep(fields.filter(field => field !== id))}
            />
          ))}
        </ul>
        <ul className={classes.rows} aria-label={text.notAsked}>
          <li className={classes.groupName}>{text.notAsked}</li>
          {others.map(id => (
            <li key={id}>
              <label>
                <input type="checkbox" checked={false} onChange={() => keep(takeIn(kind, fields, id))} />
                <span>{nameOf(id)}</span>
              </label>
            </li>
          ))}
        </ul>
      </ScrollRegion>
      <Untyped generated={paper.generated} nameOf={nameOf} />
      {paper.notes.length > 0 && (
        <div>
          <h3>{text.rules}</h3>
          <ul className={classes.rules}>
            {paper.notes.map(({ text: rule, source, from }) => (
              <li key={rule.vi}>
                {rule[language]}{' '}
                <span className="soft">
                  ({source}; {text.since(String(from))})
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

interface UntypedProps {
  readonly generated: readonly (readonly [string, string])[]
  readonly nameOf: (id: string) => string
}

function Untyped({ generated, nameOf }: UntypedProps): ReactNode {
  const { keyingManage } = useMessages()
  const text = keyingManage.setup
  if (generated.length === 0) return null
  return (
    <div className={classes.hint}>
      {text.untyped}:{' '}
      {generated.map(([field, from]) => text.generated(nameOf(field), nameOf(from))).join('; ')}.
    </div>
  )
}

interface AskedFieldProps {
  readonly name: string
  readonly field: Field | undefined
  readonly mode: string
  readonly first: boolean
  readonly last: boolean
  readonly onMove: (by: -1 | 1) => void
  readonly onMode: (mode: string) => void
  readonly onDrop: () => void
}

function AskedField(props: AskedFieldProps): ReactNode {
  const { name, field, mode, first, last, onMove, onMode, onDrop } = props
  const { keyingManage } = useMessages()
  const text = keyingManage.setup
  const required = field?.need === 'required'
  return (
    <li>
      <label>
        <input type="checkbox" checked disabled={required} onChange={onDrop} />
        <span>{name}</span>
        {required && <span className={classes.required}>{text.required}</span>}
      </label>
      <select aria-label={text.modeOf(name)} value={mode} onChange={event => onMode(event.target.value)}>
        {(['book', 'single', 'double'] as const).map(value => (
          <option key={value} value={value}>
            {text.fieldModes[value]}
          </option>
        ))}
      </select>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={text.up(name)}
        disabled={first}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp size={15} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={text.down(name)}
        disabled={last}
        onClick={() => onMove(1)}
      >
        <IconArrowDown size={15} />
      </ActionIcon>
    </li>
  )
}
