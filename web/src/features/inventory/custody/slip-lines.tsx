import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { kindShortName } from '../../../ui/kind-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import table from '../../../ui/table/plain-table.module.css'
import classes from './custody.module.css'
import { type DraftLine, type DraftSide, isGivenBy } from './slip-draft.ts'

interface SlipLinesProps {
  readonly lines: readonly DraftLine[]
  readonly from: DraftSide
  readonly onChange: (lines: DraftLine[]) => void
}

/** The copies of the picked books: which go on the slip, and in what condition. One that the side does not have can't be put on it. */
export function SlipLines({ lines, from, onChange }: SlipLinesProps): ReactNode {
  const { custody: text, inventory } = useMessages()
  const { language } = useLanguage()
  const change = (key: string, part: Partial<DraftLine>) =>
    onChange(lines.map(line => (line.key === key ? { ...line, ...part } : line)))
  return (
    <ScrollRegion label={text.books} className={classes.books}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.book}</th>
            <th scope="col">{text.copy}</th>
            <th scope="col">{text.sheets}</th>
            <th scope="col">{text.condition}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => {
            const { book, copy } = line
            const name = inventory.bookTitle(kindShortName(book.kind, language), book.year, book.volume)
            const hindrance = isGivenBy(line, from)
            const said = `${name}, ${text.copies[copy]}`
            return (
              <tr key={line.key}>
                <th scope="row">
                  <label>
                    <input
                      type="checkbox"
                      aria-label={text.include(said)}
                      checked={line.included && hindrance === undefined}
                      disabled={hindrance !== undefined}
                      onChange={event => change(line.key, { included: event.currentTarget.checked })}
                    />{' '}
                    {name}
                  </label>
                  <span className={classes.under}>{book.agency.name}</span>
                </th>
                <td>
                  {text.copies[copy]}
                  {hindrance !== undefined && (
                    <span className={`${classes.under} ${classes.problem}`}>
                      {hindrance === 'gone' ? text.gone : text.elsewhere(line.holder?.name ?? '')}
                    </span>
                  )}
                </td>
                <td>
                  <input
                    className={`${classes.cellInput} ${classes.count}`}
                    aria-label={`${text.sheets}: ${said}`}
                    inputMode="numeric"
                    maxLength={4}
                    value={line.sheetCount}
                    onChange={event =>
                      change(line.key, { sheetCount: event.currentTarget.value.replace(/\D/g, '') })
                    }
                  />
                </td>
                <td>
                  <input
                    className={classes.cellInput}
                    aria-label={`${text.condition}: ${said}`}
                    maxLength={200}
                    value={line.conditionText}
                    onChange={event => change(line.key, { conditionText: event.currentTarget.value })}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
