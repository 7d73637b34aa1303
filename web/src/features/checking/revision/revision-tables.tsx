import type { ReactNode } from 'react'
import type { RevisionView } from '../../../../../src/checking/revision/schema.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import classes from './revision.module.css'

type ChangedRow = RevisionView['changed'][number]
type NamedRow = RevisionView['leftOut'][number]

/** Every cell that would change, row by row: what stands, and what would stand. */
export function ChangedCells({
  kind,
  rows,
}: {
  readonly kind: string
  readonly rows: readonly ChangedRow[]
}): ReactNode {
  const { revision: text, checking } = useMessages()
  const { language } = useLanguage()
  const shown = (value: string) =>
    value === '' ? <span className={classes.empty}>{checking.emptyValue}</span> : value
  return (
    <section className={classes.part}>
      <h2>{text.changedTitle}</h2>
      <ScrollRegion className={classes.scroll} label={text.changedTitle}>
        <table className={`${classes.table} ${classes.cells}`}>
          <thead>
            <tr>
              <th scope="col">{text.row}</th>
              <th scope="col">{text.number}</th>
              <th scope="col">{text.person}</th>
              <th scope="col">{text.column}</th>
              <th scope="col">{text.before}</th>
              <th scope="col">{text.after}</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap(({ row, number, name, cells }) =>
              cells.map(({ column, before, after }, at) => (
                <tr key={`${row}:${column}`} data-first={at === 0 || undefined}>
                  <td data-label={text.row}>{at === 0 && row}</td>
                  <td data-label={text.number}>{at === 0 && number}</td>
                  <td>{at === 0 && name}</td>
                  <td title={column}>{fieldLabel(kind, column, language)}</td>
                  <td>
                    <del className={classes.before}>{shown(before)}</del>
                  </td>
                  <td>
                    <ins className={classes.after}>{shown(after)}</ins>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}

interface NamedRowsProps {
  readonly title: string
  readonly hint?: string
  readonly kind: string
  readonly rows: readonly NamedRow[]
  readonly valuesOf?: (row: number) => Readonly<Record<string, string>> | undefined
}

/** Rows that come or go, by number and name; of those that come, all they hold. */
export function NamedRows({ title, hint, kind, rows, valuesOf }: NamedRowsProps): ReactNode {
  const { revision: text } = useMessages()
  const { language } = useLanguage()
  if (rows.length === 0) return null
  const contents = (row: number) =>
    Object.entries(valuesOf?.(row) ?? {})
      .map(([field, value]) => `${fieldLabel(kind, field, language)}: ${value}`)
      .join(' · ')
  return (
    <section className={classes.part}>
      <h2>{title}</h2>
      {hint !== undefined && <p className="soft">{hint}</p>}
      <ScrollRegion className={classes.scroll} label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{text.row}</th>
              <th scope="col">{text.number}</th>
              <th scope="col">{text.person}</th>
              {valuesOf !== undefined && <th scope="col">{text.values}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, number, name }) => (
              <tr key={row} data-first>
                <td>{row}</td>
                <td>{number}</td>
                <td>{name}</td>
                {valuesOf !== undefined && <td className={classes.contents}>{contents(row)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  )
}
