import { IconHistory } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import type { JournalLine } from '../../../../src/journal/schema.ts'
import { formatCount, formatMoment } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid, type GridColumn } from '../../ui/table/data-grid.tsx'
import { useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { listJournal } from './calls.ts'
import { detailText, shortSubject } from './detail-text.ts'
import classes from './journal.module.css'
import { isNarrowed, type JournalFilter } from './journal-filter.ts'
import { LineDrawer } from './line-drawer.tsx'
import { useFactWords } from './use-fact-words.ts'

/** The lines of the journal, newest first; Enter or a click opens one beside the table. */
export function JournalLines({ filter }: { readonly filter: JournalFilter }): ReactNode {
  const { journal: text, common } = useMessages()
  const { language } = useLanguage()
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [open, setOpen] = useState(false)
  const rows = useWindowedRows(['journal', filter], (offset, limit, signal) =>
    listJournal(filter, offset, limit, signal),
  )
  const columns = useColumns()
  if (rows.problem !== null) return <Failed problem={rows.problem} onRetry={rows.retry} />
  if (rows.isPending) return <Loading />
  if (rows.total === 0) {
    return (
      <Empty
        icon={<IconHistory size={40} stroke={1.3} />}
        title={isNarrowed(filter) ? text.noMatchTitle : text.emptyTitle}
        text={isNarrowed(filter) ? text.noMatchText : text.emptyText}
      />
    )
  }
  const counted = formatCount(rows.total, language)
  return (
    <>
      <div className={classes.counted} role="status">
        {rows.first?.totalIsCapped ? text.atLeast(counted) : common.rowsShown(counted)}
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
        onOpen={() => setOpen(true)}
      />
      <LineDrawer
        line={rows.rowAt(place.row)}
        opened={open}
        onClose={() => setOpen(false)}
        onNewer={place.row === 0 ? undefined : () => setPlace({ ...place, row: place.row - 1 })}
        onOlder={place.row >= rows.total - 1 ? undefined : () => setPlace({ ...place, row: place.row + 1 })}
      />
    </>
  )
}

function useColumns(): readonly GridColumn<JournalLine>[] {
  const { journal: text, registry } = useMessages()
  const words = useFactWords()
  return useMemo(
    () => [
      { key: 'at', header: text.at, width: 146, render: line => formatMoment(line.at) },
      {
        key: 'by',
        header: text.by,
        width: 142,
        render: line => <span title={line.by ?? undefined}>{line.by ?? registry.system}</span>,
      },
      { key: 'address', header: text.address, width: 104, render: line => line.address ?? '' },
      {
        key: 'action',
        header: text.action,
        width: 186,
        render: line => <span title={`${line.title} (${line.action})`}>{line.title}</span>,
      },
      {
        key: 'agency',
        header: text.agency,
        width: 128,
        render: line => <span title={line.agency?.name}>{line.agency?.name}</span>,
      },
      {
        key: 'subject',
        header: text.subject,
        width: 140,
        render: line => <span title={line.subject}>{shortSubject(line.subject, text.subjects)}</span>,
      },
      {
        key: 'detail',
        header: text.detail,
        width: 250,
        render: line => (
          <span title={detailText(line.detail, words, true)}>{detailText(line.detail, words)}</span>
        ),
      },
      {
        key: 'change',
        header: text.change,
        headerTitle: text.changeHint,
        width: 174,
        render: line => <Change line={line} />,
      },
    ],
    [text, registry, words],
  )
}

/** The digests of the state before and after, short enough to compare. */
function Change({ line: { before, after } }: { readonly line: JournalLine }): ReactNode {
  if (before === null && after === null) return null
  const short = (digest: string | null) => digest?.slice(0, 8) ?? '–'
  return (
    <code className={classes.digest}>
      {short(before)} → {short(after)}
    </code>
  )
}
