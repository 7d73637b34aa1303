import type { ReactNode } from 'react'
import type { ReadingView } from '../../../../../src/checking/reading/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import classes from './reading.module.css'

interface FirstRowsProps {
  readonly view: ReadingView
  /** The row that is, or was just said to be, the header. */
  readonly headerRow: number | null
  readonly onHeaderRow: (row: number) => void
}

const mostColumns = 30

/** The first rows of the sheet as they are read; any of them can be said to be the header. */
export function FirstRows({ view, headerRow, onHeaderRow }: FirstRowsProps): ReactNode {
  const { reading: text } = useMessages()
  if (view.rows.length === 0) return <p className="soft">{text.noSheet}</p>
  return (
    <fieldset className={classes.rows}>
      <legend className={classes.label}>{text.headerRow}</legend>
      <ScrollRegion className={classes.scroll} label={text.preview}>
        <table className={classes.table}>
          <tbody>
            {view.rows.map(({ row, cells }) => (
              <tr key={row} data-header={row === headerRow || undefined}>
                <th scope="row">
                  <label>
                    <input
                      type="radio"
                      name="header-row"
                      checked={row === headerRow}
                      onChange={() => onHeaderRow(row)}
                    />
                    {text.headerAt(row)}
                  </label>
                </th>
                {cells.slice(0, mostColumns).map((cell, at) => (
                  <td key={at}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </fieldset>
  )
}
