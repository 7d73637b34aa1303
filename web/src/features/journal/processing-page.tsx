import { Button } from '@mantine/core'
import { IconDownload, IconUserShield } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { processingSchema } from '../../../../src/journal/schema.ts'
import { groupBy } from '../../../../src/register/group-by.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { DayInput } from '../../ui/day-input.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import plain from '../../ui/table/plain-table.module.css'
import { today } from '../agencies/days.ts'
import { type Period, processingExportAddress, useProcessing } from './calls.ts'
import classes from './journal.module.css'

const route = getRouteApi('/shell/processing')

type Row = z.output<typeof processingSchema>['rows'][number]

/** The log of personal data processing: who worked with how many people's data in a period, and what for. */
export function ProcessingPage(): ReactNode {
  const { processing: text, journal } = useMessages()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/processing' })
  const day = today()
  const period = { from: search.from ?? `${day.slice(0, 8)}01`, to: search.to ?? day }
  const wrong = period.from > period.to
  const change = (next: { from?: string | undefined; to?: string | undefined }) =>
    void navigate({ search: { ...search, ...next }, replace: true })
  return (
    <Page
      fill
      title={text.title}
      below={<div className="soft">{text.hint}</div>}
      actions={
        <Button
          variant="default"
          leftSection={<IconDownload size={17} />}
          renderRoot={props => <a href={processingExportAddress(period)} download {...props} />}
        >
          {text.export}
        </Button>
      }
    >
      <div className={classes.range}>
        <DayInput
          label={journal.from}
          value={period.from}
          onChange={from => from !== undefined && change({ from })}
          className={classes.day}
        />
        <DayInput
          label={journal.to}
          value={period.to}
          onChange={to => to !== undefined && change({ to })}
          className={classes.day}
        />
      </div>
      {wrong ? <p role="alert">{text.wrongOrder}</p> : <Rows period={period} />}
    </Page>
  )
}

function Rows({ period }: { readonly period: Period }): ReactNode {
  const { processing: text } = useMessages()
  const { language } = useLanguage()
  const processing = useProcessing(period)
  if (processing.isPending) return <Loading />
  if (processing.isError)
    return <Failed problem={processing.error} onRetry={() => void processing.refetch()} />
  const { rows } = processing.data
  if (rows.length === 0) {
    return (
      <Empty icon={<IconUserShield size={40} stroke={1.3} />} title={text.emptyTitle} text={text.emptyText} />
    )
  }
  const times = rows.reduce((sum, row) => sum + row.times, 0)
  return (
    <>
      <div className={classes.counted} role="status">
        {text.total(formatCount(times, language), formatCount(rows.length, language))}
      </div>
      <Table rows={rows} period={period} />
    </>
  )
}

interface TableProps {
  readonly rows: readonly Row[]
  readonly period: Period
}

function Table({ rows, period }: TableProps): ReactNode {
  const { processing: text, registry } = useMessages()
  const groups = [...groupBy(rows, row => row.agency?.id ?? '')]
  return (
    <ScrollRegion className={plain.scroller} label={text.title}>
      <table className={plain.table}>
        <thead>
          <tr>
            <th scope="col">{text.by}</th>
            <th scope="col">{text.action}</th>
            <th scope="col">{text.purpose}</th>
            <th scope="col" className="number">
              {text.times}
            </th>
            <th scope="col" className="number">
              {text.subjects}
            </th>
            <th scope="col">{text.first}</th>
            <th scope="col">{text.last}</th>
            <th scope="col">
              <span className="visually-hidden">{text.lines}</span>
            </th>
          </tr>
        </thead>
        {groups.map(([id, group]) => (
          <tbody key={id}>
            <tr className={classes.group}>
              <th scope="rowgroup" colSpan={8}>
                {group[0]?.agency?.name ?? registry.system}
              </th>
            </tr>
            {group.map(row => (
              <Line key={`${row.by ?? ''} ${row.action} ${row.purpose}`} row={row} period={period} />
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  )
}

function Line({ row, period }: { readonly row: Row; readonly period: Period }): ReactNode {
  const { processing: text, registry } = useMessages()
  const { language } = useLanguage()
  const who = row.by ?? registry.system
  return (
    <tr>
      <th scope="row" title={who}>
        {who}
      </th>
      <td title={row.title}>{row.title}</td>
      <td className={classes.wrap}>{row.purpose}</td>
      <td className="number">{formatCount(row.times, language)}</td>
      <td className="number">{formatCount(row.subjects, language)}</td>
      <td title={formatMoment(row.first)}>{formatMoment(row.first).slice(0, 10)}</td>
      <td title={formatMoment(row.last)}>{formatMoment(row.last).slice(0, 10)}</td>
      <td>
        <Link
          to="/journal"
          search={{ ...period, action: row.action, agency: row.agency?.id }}
          aria-label={text.linesOf(`${who}, ${row.title}`)}
        >
          {text.lines}
        </Link>
      </td>
    </tr>
  )
}
