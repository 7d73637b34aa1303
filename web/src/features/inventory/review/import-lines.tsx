import type { ReactNode } from 'react'
import type { BookListImport, ListFinding } from '../../../../../src/inventory/lists/schema.ts'
import { mostListedLines } from '../../../../../src/inventory/lists/schema.ts'
import { formatCount } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import type { Messages } from '../../../messages/vi.ts'
import { kindShortName } from '../../../ui/kind-text.ts'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { SeverityIcon } from '../../../ui/states/severity-icon.tsx'
import table from '../../../ui/table/plain-table.module.css'
import classes from './inventory.module.css'

type Line = BookListImport['lines'][number]
type Change = Line['changes'][number]
type Words = Messages['paper']

/** The lines of a list: what becomes of each, and what is odd about it. */
export function ImportLines({ view }: { readonly view: BookListImport }): ReactNode {
  const { paper: text } = useMessages()
  const { language } = useLanguage()
  const words = text.import
  return (
    <>
      {view.lines.length === mostListedLines && <p>{words.cut(formatCount(mostListedLines, language))}</p>}
      <ScrollRegion label={words.lines} className={`${table.scroller} ${classes.table}`}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col" className="number">
                {words.row}
              </th>
              {[words.status, words.book, words.remarks].map(name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.lines.map(line => (
              <tr key={`${line.row} ${line.book?.volume ?? ''}`}>
                <th scope="row" className="number">
                  {line.row}
                </th>
                <td className={line.status === 'wrong' ? classes.error : undefined}>
                  {words.statuses[line.status]}
                </td>
                <td title={line.said}>
                  {line.book === null
                    ? line.said
                    : `${kindShortName(line.book.kind, language)} ${line.book.volume}/${line.book.year}, ${line.book.agency.name}`}
                </td>
                <td className={classes.remarks}>
                  <Remarks line={line} text={text} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}

function Remarks({ line, text }: { readonly line: Line; readonly text: Words }): ReactNode {
  return (
    <ul className={classes.findings}>
      {line.findings.map(({ code, severity, params, column }) => (
        <li key={`${code} ${column}`}>
          <SeverityIcon tone={severity} /> {findingText(code, params, text)}
        </li>
      ))}
      {line.changes.map(change => (
        <li key={change.fact}>{changeText(change, line.status, text)}</li>
      ))}
    </ul>
  )
}

function changeText({ fact, before, after }: Change, status: Line['status'], text: Words): string {
  const names: Readonly<Record<string, string>> = text.import.facts
  const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    ...{ standing: text.standings, condition: text.conditions, paperSize: text.paperSizes },
  }
  const said = (value: string) => (value === '' ? '–' : (values[fact]?.[value] ?? value))
  const name = names[fact] ?? fact
  return status === 'added' ? `${name}: ${said(after)}` : `${name}: ${said(before)} → ${said(after)}`
}

function findingText(code: ListFinding['code'], params: ListFinding['params'], text: Words): string {
  const { year = '', list = '', row, count, limit, text: said = row ?? count ?? limit ?? '' } = params
  return text.import.findings[code](said, year, list)
}
