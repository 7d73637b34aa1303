import { type ReactNode, useId, useMemo } from 'react'
import type { ReadColumn, ReadingView } from '../../../../../src/checking/reading/schema.ts'
import { findKind } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { type Choices, fieldOf, isUnclear } from './plan-reading.ts'
import classes from './reading.module.css'

interface ColumnListProps {
  readonly kind: string | null
  readonly view: ReadingView
  readonly choices: Choices
  readonly onChoose: (key: string, field: string | null) => void
}

const mostSamples = 3

/** Every column of the sheet with what it holds; those nobody is sure of come first. */
export function ColumnList({ kind, view, choices, onChoose }: ColumnListProps): ReactNode {
  const { reading: text } = useMessages()
  const { language } = useLanguage()
  const options = useMemo(
    () =>
      (findKind(kind ?? '')?.fields ?? []).map(({ id, label }) => (
        <option key={id} value={id}>{`${label[language]} (${id})`}</option>
      )),
    [kind, language],
  )
  const ordered = [...view.columns.filter(isUnclear), ...view.columns.filter(column => !isUnclear(column))]
  return (
    <table className={classes.columns}>
      <thead>
        <tr>
          <th scope="col">{text.inFile}</th>
          <th scope="col">{text.meaning}</th>
          <th scope="col">{text.sample}</th>
        </tr>
      </thead>
      <tbody>
        {ordered.map(column => (
          <ColumnLine
            key={column.key}
            column={column}
            field={fieldOf(column, choices)}
            isChosen={column.key in choices}
            samples={samplesOf(view, column)}
            options={options}
            onChoose={field => onChoose(column.key, field)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface ColumnLineProps {
  readonly column: ReadColumn
  readonly field: string | null
  readonly isChosen: boolean
  readonly samples: readonly string[]
  readonly options: readonly ReactNode[]
  readonly onChoose: (field: string | null) => void
}

function ColumnLine({ column, field, isChosen, samples, options, onChoose }: ColumnLineProps): ReactNode {
  const { reading: text } = useMessages()
  const id = useId()
  const tone = isUnclear(column) && !isChosen ? column.stand : undefined
  return (
    <tr data-stand={tone}>
      <th scope="row">
        <label htmlFor={id}>
          <span className={classes.letters}>{column.letters}</span> {column.header || '–'}
        </label>
      </th>
      <td>
        <span className={classes.choose}>
          <select
            id={id}
            className={classes.select}
            value={field ?? ''}
            onChange={event => onChoose(event.currentTarget.value || null)}
          >
            <option value="">{text.notRead}</option>
            {options}
          </select>
          <span className={classes.stand}>{isChosen ? text.confirmed : standText(column, text)}</span>
        </span>
      </td>
      <td className={classes.samples}>{samples.join(' · ')}</td>
    </tr>
  )
}

function standText({ stand }: ReadColumn, text: ReturnType<typeof useMessages>['reading']): string {
  switch (stand) {
    case 'name':
    case 'label':
      return text.known
    case 'told':
      return text.confirmed
    case 'proposed':
      return text.proposed
    case 'repeated':
      return text.repeated
    case 'unknown':
      return text.unknown
  }
}

/** A few different values of a column, below the header. */
function samplesOf({ rows, headerRow }: ReadingView, { index }: ReadColumn): readonly string[] {
  const values = rows.flatMap(({ row, cells }) => (row > (headerRow ?? 0) ? (cells[index] ?? []) : []))
  return [...new Set(values.filter(value => value.trim() !== ''))].slice(0, mostSamples)
}
