import { SegmentedControl } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import {
  type CircularLine,
  circularCaveat,
  circularTables,
  hideConfidential,
  readCircular,
} from '../../../../src/register/statistics/circular-tables.ts'
import type { Statistics } from '../../../../src/reports/statistics/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from './statistics.module.css'

interface CircularTablesProps {
  readonly statistics: Statistics
  readonly form: string | undefined
  readonly onForm: (form: string) => void
}

/** The circulars' tables, each as a list of its indicators: twenty-two columns are for the workbook. */
export function CircularTables({ statistics, form, onForm }: CircularTablesProps): ReactNode {
  const { reports: text } = useMessages()
  const { language } = useLanguage()
  const table = circularTables.find(({ id }) => id === form) ?? circularTables[0]
  if (table === undefined) return null
  const measures = hideConfidential(
    Object.fromEntries(statistics.kinds.map(({ kind, now }) => [kind, now])),
    statistics.confidential,
  )
  const locale = language === 'vi' ? 'vi-VN' : 'en-GB'
  const figure = ({ value }: CircularLine): string => {
    const number = readCircular(value, measures)
    if (number === null) return '–'
    return value.how === 'mean'
      ? number.toLocaleString(locale, { maximumFractionDigits: 1 })
      : formatCount(number, language)
  }
  return (
    <div className={classes.circular}>
      <div className={classes.cardHead}>
        <SegmentedControl
          aria-label={text.form}
          value={table.id}
          onChange={onForm}
          data={circularTables.map(({ id }) => ({ value: id, label: `${text.form} ${id}` }))}
        />
        <span className="soft">{text.exportForms}</span>
      </div>
      <p className={classes.caveat}>
        <IconInfoCircle size={17} aria-hidden="true" />
        <span>{circularCaveat[language]}</span>
      </p>
      <h2>{table.name[language]}</h2>
      <p className="soft">{table.source[language]}</p>
      <ScrollRegion className={classes.form} label={table.name[language]}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.mark}</th>
              <th scope="col">{text.indicator}</th>
              <th scope="col" className="number">
                {text.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {table.lines.map((line, at) => {
              const path = line.path.map(each => each[language])
              const before = table.lines[at - 1]?.path[0]?.[language]
              return (
                <Fragment key={path.join('/')}>
                  {path.length > 1 && path[0] !== before && (
                    <tr className={classes.formGroup}>
                      <th scope="colgroup" colSpan={3}>
                        {path[0]}
                      </th>
                    </tr>
                  )}
                  <tr>
                    <td>{line.mark}</td>
                    <th scope="row">{path.length > 1 ? path.slice(1).join(' › ') : path[0]}</th>
                    <td className="number">{figure(line)}</td>
                  </tr>
                </Fragment>
              )
            })}
          </tbody>
        </table>
      </ScrollRegion>
      <h3>{text.remarks}</h3>
      <ul className={classes.remarks}>
        {table.remarks.map(remark => (
          <li key={remark.vi}>{remark[language]}</li>
        ))}
      </ul>
    </div>
  )
}
