import { IconBook2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { ComparisonRow } from '../../../../src/acceptance/payment/schema.ts'
import { groupingTexts } from '../../../../src/plan/money/money-texts.ts'
import type { PriceList } from '../../../../src/plan/money/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { useComparison } from './calls.ts'
import classes from './money.module.css'
import { type MoneySearch, queryOf } from './money-search.ts'
import { RowName } from './row-name.tsx'

interface ComparisonTabProps {
  readonly list: PriceList
  readonly search: MoneySearch
}

/** What was planned, what of it is accepted, and what statements pay for. */
export function ComparisonTab({ list, search }: ComparisonTabProps): ReactNode {
  const { money: text, common } = useMessages()
  const { language } = useLanguage()
  const comparison = useComparison(list, queryOf(search))
  if (comparison.isPending) return <Loading lines={8} />
  if (comparison.isError)
    return <Failed problem={comparison.error} onRetry={() => void comparison.refetch()} />
  const { rows, total } = comparison.data
  if (total.planned.books === 0)
    return (
      <Empty icon={<IconBook2 size={44} stroke={1.3} />} title={text.noBooksTitle} text={text.noBooksText} />
    )
  const by = search.by ?? 'agency'
  return (
    <div className={classes.body} data-stale={comparison.isPlaceholderData || undefined}>
      <p className="soft">{text.comparisonHint}</p>
      <ScrollRegion
        label={text.tabs.comparison}
        className={`${plain.scroller} ${classes.table} ${classes.tall}`}
      >
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {groupingTexts[by][language]}
              </th>
              {[
                [text.planned, 3],
                [text.accepted, 4],
                [text.paid, 2],
              ].map(([name, span]) => (
                <th key={name} scope="colgroup" colSpan={Number(span)} className={classes.group}>
                  {name}
                </th>
              ))}
            </tr>
            <tr className={classes.second}>
              {[
                ...[text.books, text.records, text.amount],
                ...[text.books, text.records, text.amount, text.share],
                ...[text.books, text.amount],
              ].map((name, at) => (
                <th key={at} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <tr key={row.id}>
                <th scope="row">
                  <RowName by={by} row={row} search={search} />
                </th>
                <Cells row={row} />
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{common.total}</th>
              <Cells row={total} />
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </div>
  )
}

function Cells({ row: { planned, accepted, paid } }: { readonly row: ComparisonRow }): ReactNode {
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  const share = planned.amountVnd === 0 ? 0 : Math.floor((accepted.amountVnd * 1000) / planned.amountVnd) / 10
  const cells = [
    ...[planned.books, planned.records, planned.amountVnd].map(count),
    ...[...[accepted.books, accepted.records, accepted.amountVnd].map(count), `${count(share)}%`],
    ...[paid.books, paid.amountVnd].map(count),
  ]
  return cells.map((cell, at) => (
    <td key={at} className="number">
      {cell}
    </td>
  ))
}
