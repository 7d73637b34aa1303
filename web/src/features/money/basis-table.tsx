import type { ReactNode } from 'react'
import type { Estimate } from '../../../../src/plan/money/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import plain from '../../ui/table/plain-table.module.css'
import classes from './money.module.css'

/** What was taken for books that nobody has counted, by kind. */
export function BasisTable({ estimate: { basis, list } }: { readonly estimate: Estimate }): ReactNode {
  const { money: text } = useMessages()
  const { language } = useLanguage()
  const paysFields = list.prices.some(({ unit }) => unit === 'field')
  const mean = (value: number | null) =>
    value === null ? (
      <span className="soft">{text.unknown}</span>
    ) : (
      formatCount(Math.round(value * 10) / 10, language)
    )
  const heads = [
    text.measured,
    text.perBook.pages,
    text.perBook.records,
    ...(paysFields ? [text.fieldsPerRecord] : []),
  ]
  return (
    <details className={classes.basis}>
      <summary>{text.basis}</summary>
      <p className="soft">{text.basisHint}</p>
      <ScrollRegion label={text.basis} className={`${plain.scroller} ${classes.table}`}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.kind}</th>
              {heads.map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
              <th scope="col">{text.from}</th>
            </tr>
          </thead>
          <tbody>
            {basis.map(
              ({ kind, measured, pagesPerBook, recordsPerBook, fieldsPerRecord, recordsMeasured, from }) => (
                <tr key={kind}>
                  <th scope="row">{kindShortName(kind, language)}</th>
                  <td className="number">{formatCount(measured, language)}</td>
                  <td className="number">{mean(pagesPerBook)}</td>
                  <td className="number">{mean(recordsPerBook)}</td>
                  {paysFields && (
                    <td className="number">
                      {mean(fieldsPerRecord)}
                      {recordsMeasured === 0 && <span className="soft"> ({text.fieldsAssumed})</span>}
                    </td>
                  )}
                  <td>{text.froms[from ?? 'none']}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
