import { Button, SegmentedControl } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Slip } from '../../../../../src/inventory/custody/schema.ts'
import { formatCount, formatDay } from '../../../messages/format.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { ScrollRegion } from '../../../ui/scroll-region.tsx'
import { Empty } from '../../../ui/states/empty.tsx'
import { Failed } from '../../../ui/states/failed.tsx'
import { Loading } from '../../../ui/states/loading.tsx'
import table from '../../../ui/table/plain-table.module.css'
import { type Show, useSlips } from './calls.ts'
import classes from './custody.module.css'
import { SlipState } from './slip-state.tsx'

interface SlipTableProps {
  readonly show: Show
  readonly onShow: (show: Show) => void
}

const shows = ['all', 'open', 'overdue', 'cancelled'] as const

/** The slips, the latest first; each opens on its own. */
export function SlipTable({ show, onShow }: SlipTableProps): ReactNode {
  const { custody: text } = useMessages()
  const slips = useSlips(show)
  const lines = slips.data?.pages.flatMap(part => part.slips) ?? []
  return (
    <>
      <SegmentedControl
        aria-label={text.showLabel}
        size="xs"
        value={show}
        onChange={value => onShow(shows.find(each => each === value) ?? 'all')}
        data={shows.map(each => ({ value: each, label: text.show[each] }))}
        className={classes.shows}
      />
      {slips.isPending ? (
        <Loading lines={8} />
      ) : slips.isError ? (
        <Failed problem={slips.error} onRetry={() => void slips.refetch()} />
      ) : lines.length === 0 ? (
        <Empty
          icon={<IconArrowsExchange size={36} />}
          title={show === 'all' ? text.none : text.noneShown}
          {...(show === 'all' ? { text: text.makeHint } : {})}
        />
      ) : (
        <>
          <Slips lines={lines} />
          {slips.hasNextPage && (
            <Button
              variant="default"
              loading={slips.isFetchingNextPage}
              onClick={() => void slips.fetchNextPage()}
              className={classes.more}
            >
              {text.more}
            </Button>
          )}
        </>
      )}
    </>
  )
}

function Slips({ lines }: { readonly lines: readonly Slip[] }): ReactNode {
  const { custody: text } = useMessages()
  const { language } = useLanguage()
  return (
    <ScrollRegion label={text.tabs.slips} className={table.scroller}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{text.number}</th>
            <th scope="col">{text.day}</th>
            <th scope="col">{text.from}</th>
            <th scope="col">{text.to}</th>
            <th scope="col" className="number">
              {text.books}
            </th>
            <th scope="col" className={classes.kept}>
              {text.state}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(slip => (
            <tr key={slip.id} className={slip.cancelled === null ? undefined : classes.struck}>
              <th scope="row">
                <Link
                  from="/custody"
                  to="/custody"
                  search={old => ({ ...old, of: slip.agency.id, slip: slip.id })}
                  aria-label={text.openSlip(slip.number)}
                >
                  {slip.number}
                </Link>
                <span className={classes.under}>{text.kinds[slip.kind]}</span>
                <span className={classes.narrow}>
                  <SlipState slip={slip} />
                </span>
              </th>
              <td>
                {formatDay(slip.onDay)}
                <span className={classes.under}>
                  {slip.dueOn === null ? '' : text.due(formatDay(slip.dueOn))}
                </span>
              </td>
              <td title={slip.from.name}>
                {slip.from.name}
                <span className={classes.under}>{slip.fromPerson}</span>
              </td>
              <td title={slip.to.name}>
                {slip.to.name}
                <span className={classes.under}>{slip.toPerson}</span>
              </td>
              <td className="number">{formatCount(slip.books, language)}</td>
              <td className={classes.kept}>
                <SlipState slip={slip} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
