import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { bookStates, type Overview } from '../../../../src/inventory/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { KindLabel } from '../../ui/kind-label.tsx'
import { kindShortName } from '../../ui/kind-text.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { arrangeMatrix } from './arrange-matrix.ts'
import classes from './overview.module.css'

/** Books by kind and state; every count leads to the list of those books. */
export function OverviewMatrix({ cells }: { readonly cells: Overview['cells'] }): ReactNode {
  const { inventory: text, common } = useMessages()
  const { language } = useLanguage()
  const { lines, sums } = arrangeMatrix(cells)
  return (
    <ScrollRegion className={classes.scroll} label={text.matrixTitle}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{text.kind}</th>
            {bookStates.map(state => (
              <th key={state} scope="col" className="number">
                {text.states[state]}
              </th>
            ))}
            <th scope="col" className="number">
              {common.total}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.kind}>
              <th scope="row">
                <Link to="/books" search={{ kind: line.kind }}>
                  <KindLabel kind={line.kind} />
                </Link>
              </th>
              {bookStates.map(state => {
                const count = line.counts[state]
                const shown = formatCount(count, language)
                const said = text.matrixCell(shown, kindShortName(line.kind, language), text.states[state])
                return (
                  <td key={state} className="number">
                    {count === 0 ? (
                      <span className={classes.zero}>0</span>
                    ) : (
                      <Link to="/books" search={{ kind: line.kind, state }} aria-label={said}>
                        {shown}
                      </Link>
                    )}
                  </td>
                )
              })}
              <td className="number">{formatCount(line.sum, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{common.total}</th>
            {bookStates.map(state => (
              <td key={state} className="number">
                {formatCount(sums.counts[state], language)}
              </td>
            ))}
            <td className="number">{formatCount(sums.sum, language)}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  )
}
