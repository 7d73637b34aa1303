import { Button } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { useHoldings } from './calls.ts'
import classes from './custody.module.css'

/** Who has books in hand that are kept elsewhere; each leads to the list of these books. */
export function Holders(): ReactNode {
  const { custody: text } = useMessages()
  const { language } = useLanguage()
  const holdings = useHoldings()
  if (holdings.isPending) return <Loading lines={6} />
  if (holdings.isError) return <Failed problem={holdings.error} onRetry={() => void holdings.refetch()} />
  if (holdings.data.holdings.length === 0)
    return <Empty icon={<IconMapPin size={36} />} title={text.nobody} text={text.nobodyHint} />
  return (
    <>
      <div className={classes.lead}>
        <span className="soft">{text.nobodyHint}</span>
        <Button
          variant="default"
          size="xs"
          renderRoot={props => <Link to="/books" search={{ holder: 'out' }} {...props} />}
        >
          {text.allOut}
        </Button>
      </div>
      <ScrollRegion label={text.tabs.holders} className={table.scroller}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{text.holder}</th>
              <th scope="col" className="number">
                {text.inHand}
              </th>
              <th scope="col" className="number">
                {text.overdueBooks}
              </th>
              <th scope="col">{text.earliest}</th>
            </tr>
          </thead>
          <tbody>
            {holdings.data.holdings.map(({ holder, books, overdue, dueOn }) => (
              <tr key={holder.id}>
                <th scope="row">
                  {holder.name}
                  <span className={classes.under}>{text.party[holder.kind]}</span>
                </th>
                <td className="number">
                  <Link to="/books" search={{ holder: holder.id }} aria-label={text.seeBooks(holder.name)}>
                    {formatCount(books, language)}
                  </Link>
                </td>
                <td className="number">{overdue === 0 ? '' : formatCount(overdue, language)}</td>
                <td>{dueOn === null ? '' : formatDay(dueOn)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  )
}
