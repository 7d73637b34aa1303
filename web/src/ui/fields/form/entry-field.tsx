import { memo, type ReactNode, useState } from 'react'
import { readLooseDate } from '../../../../../src/register/loose-date.ts'
import { suggestionText } from '../../../../../src/register/suggestion-text.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { SeverityIcon } from '../../states/severity-icon.tsx'
import type { LiveFinding } from '../check-values.ts'
import { isMasked } from '../field-text.ts'
import { CodeInput } from './code-input.tsx'
import classes from './entry-form.module.css'
import { FieldInput } from './field-input.tsx'
import type { PlacedField } from './plan-form.ts'

interface EntryFieldProps {
  readonly placed: PlacedField
  readonly value: string
  /** What to tell about it now, the gravest first. */
  readonly findings: readonly LiveFinding[]
  /** Dates with two digits for the year are no later than this. */
  readonly latestYear: number
  /** What the field said before, when somebody is changing an entry; undefined: nothing to compare. */
  readonly before: string | undefined
  /** Before the ids of the page, where fields of two entries stand on it. */
  readonly prefix?: string
  readonly onChange: (id: string, value: string) => void
}

/** One field of the form: its label, the input its type asks for, and beside it what the rules say. */
export const EntryField = memo(function EntryField(props: EntryFieldProps): ReactNode {
  const { placed, value, findings, latestYear, before, prefix = 'f-', onChange } = props
  const { field, span } = placed
  const { entry: text, corrections } = useMessages()
  const { language } = useLanguage()
  const [guessed, setGuessed] = useState<string | null>(null)
  const hidden = isMasked(value)
  const hint = guessed !== null && guessed === value ? text.guessedYear(value.slice(-4)) : null
  const differs = before !== undefined && before !== value
  const told = findings.length > 0 || hint !== null || differs || hidden
  const label = field.shortLabel[language]
  const input = {
    id: prefix + field.id,
    value,
    onChange: (next: string) => onChange(field.id, next),
    readOnly: hidden,
    required: field.need === 'required',
    invalid: findings.some(({ severity }) => severity === 'error'),
    describedBy: told ? `${prefix}${field.id}-told` : undefined,
  }
  const onLeave = (left: string) => {
    if (field.type !== 'partial-date') return left
    const read = readLooseDate(left, latestYear)
    if (read === undefined) return left
    if (read.date !== left) setGuessed(read.guessedCentury ? read.date : null)
    return read.date
  }
  return (
    <div className={classes.field} data-span={span}>
      <label htmlFor={input.id} title={`${field.label[language]} · ${field.id}`}>
        <span>{label}</span>
        {input.required && (
          <span className={classes.required} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {field.codeList === undefined ? (
        <FieldInput
          {...input}
          long={isLong(placed)}
          numeric={field.type === 'partial-date'}
          capitals={field.type === 'person-name'}
          onLeave={onLeave}
        />
      ) : (
        <CodeInput {...input} list={field.codeList} label={label} />
      )}
      {told && (
        <div id={`${prefix}${field.id}-told`} className={classes.told}>
          {differs && <p className="soft">{before === '' ? text.wasEmpty : text.was(before)}</p>}
          {hidden && <p className="soft">{corrections.hidden}</p>}
          {hint !== null && <p className="soft">{hint}</p>}
          {findings.map(found => (
            <Told key={found.code} found={found} onFix={fix => onChange(field.id, fix)} />
          ))}
        </div>
      )}
    </div>
  )
})

function isLong({ field, span }: PlacedField): boolean {
  return field.type === 'place-text' || field.type === 'date-in-words' || (field.type === 'text' && span >= 6)
}

interface ToldProps {
  readonly found: LiveFinding
  readonly onFix: (value: string) => void
}

function Told({ found, onFix }: ToldProps): ReactNode {
  const { entry: text, checking } = useMessages()
  const { language } = useLanguage()
  const { suggestion } = found
  return (
    <p>
      <SeverityIcon tone={found.severity} size={14} />
      <span>
        <span className="visually-hidden">{checking.severity[found.severity]}: </span>
        {found.message}{' '}
        {suggestion !== null && (
          // Out of the way of Tab: the field itself takes the suggestion by Ctrl+. (entry-form.tsx).
          <button
            type="button"
            tabIndex={-1}
            title="Ctrl+."
            className={classes.fix}
            onClick={() => onFix(suggestion)}
          >
            {found.fix === 'certain'
              ? text.takeCertain(suggestionText(suggestion, language) ?? '')
              : text.takeLikely(suggestionText(suggestion, language) ?? '')}
          </button>
        )}
      </span>
    </p>
  )
}
