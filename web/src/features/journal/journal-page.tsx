import { IconHistory } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { JournalLine } from '../../../../src/journal/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Page } from '../../ui/layout/page.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid, type GridColumn } from '../../ui/table/data-grid.tsx'
import { useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { AgencySelect } from '../agencies/agency-select.tsx'
import { type JournalFilter, listJournal } from './calls.ts'
import { detailText, shortSubject } from './detail-text.ts'
import classes from './journal.module.css'

/** Who did what and when, newest first. */
export function JournalPage(): ReactNode {
  const { journal: text } = useMessages()
  const [agency, setAgency] = useState<string | null>(null)
  return (
    <Page
      fill
      title={text.title}
      below={<div className="soft">{text.unchangeable}</div>}
      actions={
        <AgencySelect
          aria-label={text.agency}
          placeholder={text.agency}
          clearable
          value={agency}
          onChange={setAgency}
          className={classes.agency}
        />
      }
    >
      <Lines key={agency ?? ''} filter={{ agency: agency ?? undefined }} />
    </Page>
  )
}

function Lines({ filter }: { readonly filter: JournalFilter }): ReactNode {
  const { journal: text, common, registry, access } = useMessages()
  const { language } = useLanguage()
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const rows = useWindowedRows(['journal', filter], (offset, limit, signal) =>
    listJournal(filter, offset, limit, signal),
  )
  const words = useMemo(
    () => ({ facts: text.facts, factValues: { ...text.factValues, role: access.roles } }),
    [text, access],
  )
  const columns = useMemo<readonly GridColumn<JournalLine>[]>(
    () => [
      { key: 'at', header: text.at, width: 138, render: line => formatMoment(line.at) },
      { key: 'by', header: text.by, width: 190, render: line => line.by ?? registry.system },
      {
        key: 'action',
        header: text.action,
        width: 230,
        render: line => <span title={line.action}>{line.title}</span>,
      },
      { key: 'agency', header: text.agency, width: 220, render: line => line.agency?.name ?? '' },
      {
        key: 'subject',
        header: text.subject,
        width: 180,
        render: line => <span title={line.subject}>{shortSubject(line.subject)}</span>,
      },
      {
        key: 'detail',
        header: text.detail,
        width: 260,
        render: line => (
          <span title={detailText(line.detail, words, true)}>{detailText(line.detail, words)}</span>
        ),
      },
    ],
    [text, registry, words],
  )
  if (rows.problem !== null) return <Failed problem={rows.problem} onRetry={rows.retry} />
  if (rows.isPending) return <Loading />
  if (rows.total === 0)
    return (
      <Empty icon={<IconHistory size={40} stroke={1.3} />} title={text.emptyTitle} text={text.emptyText} />
    )
  return (
    <>
      <div className={classes.counted} role="status">
        {common.rowsShown(formatCount(rows.total, language))}
      </div>
      <DataGrid
        label={text.title}
        columns={columns}
        total={rows.total}
        rowAt={rows.rowAt}
        onRange={rows.onRange}
        choose="cell"
        place={place}
        onPlace={setPlace}
        onOpen={() => undefined}
      />
    </>
  )
}
