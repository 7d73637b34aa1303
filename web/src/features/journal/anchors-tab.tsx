import { Button } from '@mantine/core'
import { IconPrinter, IconShieldLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Anchor } from '../../../../src/journal/schema.ts'
import { formatCount, formatDay, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { anchorAddress, useAnchors } from './calls.ts'
import { shortHash } from './hash-groups.ts'
import classes from './journal.module.css'

/** The seals of the past days, newest first: to download, to print and to keep elsewhere. */
export function AnchorsTab(): ReactNode {
  const { anchors: text } = useMessages()
  const anchors = useAnchors()
  if (anchors.isPending) return <Loading />
  if (anchors.isError) return <Failed problem={anchors.error} onRetry={() => void anchors.refetch()} />
  const all = anchors.data.pages.flat()
  const [newest] = all
  return (
    <>
      <p className={classes.hint}>{text.hint}</p>
      {newest === undefined ? (
        <Empty
          icon={<IconShieldLock size={40} stroke={1.3} />}
          title={text.emptyTitle}
          text={text.emptyText}
        />
      ) : (
        <>
          <PrintRange newest={newest} />
          <Table anchors={all} />
          {anchors.hasNextPage && (
            <div className={classes.more}>
              <Button
                variant="default"
                loading={anchors.isFetchingNextPage}
                onClick={() => void anchors.fetchNextPage()}
              >
                {text.older}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}

function PrintRange({ newest }: { readonly newest: Anchor }): ReactNode {
  const { anchors: text, journal } = useMessages()
  const [from, setFrom] = useState<string | undefined>(`${newest.day.slice(0, 8)}01`)
  const [to, setTo] = useState<string | undefined>(newest.day)
  return (
    <div className={classes.range}>
      <DayInput label={journal.from} value={from} onChange={setFrom} className={classes.day} />
      <DayInput label={journal.to} value={to} onChange={setTo} className={classes.day} />
      <Button
        variant="default"
        leftSection={<IconPrinter size={17} />}
        renderRoot={props => <Link to="/journal/anchors/print" search={{ from, to }} {...props} />}
      >
        {text.printRange}
      </Button>
    </div>
  )
}

function Table({ anchors }: { readonly anchors: readonly Anchor[] }): ReactNode {
  const { anchors: text, journal, inventory } = useMessages()
  const { language } = useLanguage()
  return (
    <ScrollRegion className={plain.scroller} label={journal.tabs.anchors}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.day}</th>
            <th scope="col" className="number">
              {text.rows}
            </th>
            <th scope="col" className="number">
              {text.chains}
            </th>
            <th scope="col">{text.hash}</th>
            <th scope="col">{text.madeAt}</th>
            <th scope="col">
              <span className="visually-hidden">{inventory.records}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {anchors.map(anchor => {
            const day = formatDay(anchor.day)
            return (
              <tr key={anchor.day}>
                <th scope="row">{day}</th>
                <td className="number">{formatCount(anchor.rows, language)}</td>
                <td className="number">{formatCount(anchor.chains, language)}</td>
                <td>
                  <code className={classes.digest} title={anchor.hash}>
                    {shortHash(anchor.hash)}
                  </code>
                </td>
                <td>{formatMoment(anchor.madeAt)}</td>
                <td>
                  <span className={classes.actions}>
                    <a href={anchorAddress(anchor.day)} download aria-label={text.downloadOf(day)}>
                      {text.download}
                    </a>
                    <Link
                      to="/journal/anchors/print"
                      search={{ from: anchor.day, to: anchor.day }}
                      aria-label={text.printOf(day)}
                    >
                      {text.print}
                    </Link>
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
