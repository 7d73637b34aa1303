import { Button } from '@mantine/core'
import { IconBook2, IconDownload, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { totalOf } from '../../../../src/plan/money/amounts.ts'
import { groupingTexts, nameOfPrice, sourceTexts, unitTexts } from '../../../../src/plan/money/money-texts.ts'
import { type BySource, type Estimate, type PriceList, sources } from '../../../../src/plan/money/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { BasisTable } from './basis-table.tsx'
import { estimateAddress, useEstimate } from './calls.ts'
import classes from './money.module.css'
import { type MoneySearch, queryOf } from './money-search.ts'
import { RowName } from './row-name.tsx'

interface EstimateTabProps {
  readonly list: PriceList
  readonly search: MoneySearch
}

/** What the chosen books cost: the sum in figures and words first, then by work, by whatever divides it, and what it rests on. */
export function EstimateTab({ list, search }: EstimateTabProps): ReactNode {
  const { money: text } = useMessages()
  const query = queryOf(search)
  const estimate = useEstimate(list, query)
  if (estimate.isPending) return <Loading lines={8} />
  if (estimate.isError) return <Failed problem={estimate.error} onRetry={() => void estimate.refetch()} />
  const found = estimate.data
  if (found.books === 0)
    return (
      <Empty icon={<IconBook2 size={44} stroke={1.3} />} title={text.noBooksTitle} text={text.noBooksText} />
    )
  return (
    <div className={classes.body} data-stale={estimate.isPlaceholderData || undefined}>
      <Headline estimate={found}>
        {(['xlsx', 'docx', 'pdf'] as const).map(format => (
          <Button
            key={format}
            component="a"
            href={estimateAddress(list, query, format)}
            {...(format === 'pdf' ? { target: '_blank' } : { download: true })}
            size="sm"
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden="true" />}
          >
            {text.exports[format]}
          </Button>
        ))}
      </Headline>
      <Left estimate={found} />
      <WorkTable estimate={found} />
      <RowTable estimate={found} search={search} />
      <BasisTable estimate={found} />
    </div>
  )
}

function Headline({
  estimate,
  children,
}: {
  readonly estimate: Estimate
  readonly children: ReactNode
}): ReactNode {
  const { money: text } = useMessages()
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  const known = (quantity: BySource) => {
    const parts = sources.flatMap(source =>
      quantity[source] === 0 || quantity[source] === totalOf(quantity)
        ? []
        : [`${sourceTexts[source][language].toLocaleLowerCase(language)} ${count(quantity[source])}`],
    )
    return parts.length === 0 ? null : <span className="soft"> ({text.ofThem(parts.join('; '))})</span>
  }
  return (
    <section className={classes.headline}>
      <div>
        <p className={classes.total}>{text.dong(count(estimate.totalVnd))}</p>
        <p>{text.words(estimate.words)}</p>
        <p className="soft">
          {text.sum}: {count(estimate.sumVnd)} · {text.vat(count(estimate.list.vatPercent))}:{' '}
          {count(estimate.vatVnd)}
        </p>
        <ul className={classes.quantities}>
          <li>
            {text.books}: <strong>{count(estimate.books)}</strong>
          </li>
          <li>
            {text.pages}: <strong>{count(totalOf(estimate.pages))}</strong>
            {known(estimate.pages)}
          </li>
          <li>
            {text.records}: <strong>{count(totalOf(estimate.records))}</strong>
            {known(estimate.records)}
          </li>
        </ul>
      </div>
      <div className={classes.exports}>{children}</div>
    </section>
  )
}

const leftNames = [
  'booksWithoutPages',
  'booksWithoutRecords',
  'booksWithoutSize',
  'unpricedPages',
  'unpricedFields',
] as const

/** What is not in the sum, and what to do about it. */
function Left({ estimate: { left } }: { readonly estimate: Estimate }): ReactNode {
  const { money: text } = useMessages()
  const { language } = useLanguage()
  const shown = leftNames.filter(name => left[name] > 0)
  if (shown.length === 0) return null
  return (
    <ul className={classes.left}>
      {shown.map(name => (
        <li key={name}>
          <IconInfoCircle size={16} aria-hidden="true" /> {text.left[name](formatCount(left[name], language))}
        </li>
      ))}
    </ul>
  )
}

function WorkTable({ estimate: { lines, sumVnd } }: { readonly estimate: Estimate }): ReactNode {
  const { money: text, common } = useMessages()
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  return (
    <section>
      <h2>{text.work}</h2>
      <ScrollRegion label={text.work} className={`${plain.scroller} ${classes.table}`}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{text.step}</th>
              <th scope="col">{text.unit}</th>
              {[text.quantity, text.estimated, text.price, text.amount].map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ price, quantity, amountVnd }) => (
              <tr key={JSON.stringify(price)}>
                <th scope="row">{nameOfPrice(price, language)}</th>
                <td>{unitTexts[price.unit][language]}</td>
                <td className="number">{count(totalOf(quantity))}</td>
                <td className="number">{count(totalOf(quantity) - quantity.counted)}</td>
                <td className="number">{count(price.amountVnd)}</td>
                <td className="number">{count(amountVnd)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={5}>
                {common.total} ({text.sum.toLocaleLowerCase(language)})
              </th>
              <td className="number">{count(sumVnd)}</td>
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </section>
  )
}

function RowTable({
  estimate,
  search,
}: {
  readonly estimate: Estimate
  readonly search: MoneySearch
}): ReactNode {
  const { money: text, common } = useMessages()
  const { language } = useLanguage()
  const count = (n: number) => formatCount(n, language)
  const by = search.by ?? 'agency'
  const title = text.split(groupingTexts[by][language])
  const cells = (row: Pick<Estimate, 'books' | 'pages' | 'records'>, amountVnd: number) =>
    [row.books, totalOf(row.pages), totalOf(row.records), amountVnd].map((number, at) => (
      <td key={at} className="number">
        {count(number)}
      </td>
    ))
  return (
    <section>
      <h2>{title}</h2>
      <ScrollRegion label={title} className={`${plain.scroller} ${classes.table} ${classes.tall}`}>
        <table className={plain.table}>
          <thead>
            <tr>
              <th scope="col">{groupingTexts[by][language]}</th>
              {[text.books, text.pages, text.records, text.amount].map(name => (
                <th key={name} scope="col" className="number">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {estimate.rows.map(row => (
              <tr key={row.id}>
                <th scope="row">
                  <RowName by={by} row={row} search={search} />
                </th>
                {cells(row, row.amountVnd)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{common.total}</th>
              {cells(estimate, estimate.sumVnd)}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </section>
  )
}
