import { IconListDetails } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import type { z } from 'zod'
import type { Book, entryListSchema } from '../../../../src/inventory/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { mainPersons } from '../../ui/kind-text.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import type { GridColumn } from '../../ui/table/data-grid.tsx'
import { FieldsTable } from '../../ui/table/fields-table.tsx'
import { useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { listEntries } from './calls.ts'

type Entry = z.output<typeof entryListSchema>['entries'][number]

/** The book's entries in the workshop, one row each, with the ministry's columns. */
export function EntriesTab({ book }: { readonly book: Book }): ReactNode {
  const { inventory: text } = useMessages()
  const { language } = useLanguage()
  const rows = useWindowedRows(['entries', book.agency.id, book.id], (offset, limit, signal) =>
    listEntries(book.agency.id, book.id, offset, limit, signal),
  )
  const leading = useMemo<readonly GridColumn<Entry>[]>(() => {
    const nameId = mainPersons(book.kind)[0]
    const names: readonly GridColumn<Entry>[] =
      nameId === undefined
        ? []
        : [
            {
              key: nameId,
              header: fieldLabel(book.kind, nameId, language),
              headerTitle: nameId,
              width: 200,
              sticky: true,
              render: row => row.fields[nameId] ?? '',
            },
          ]
    const status: Readonly<Record<string, string>> = text.entryStatus
    return [
      {
        key: 'so',
        header: fieldLabel(book.kind, 'so', language),
        headerTitle: 'so',
        width: 78,
        sticky: true,
        align: 'right',
        render: row => row.number,
      },
      ...names,
      { key: 'status', header: text.status, width: 116, render: row => status[row.status] ?? row.status },
    ]
  }, [book.kind, language, text])
  if (rows.problem !== null) return <Failed problem={rows.problem} onRetry={rows.retry} />
  if (rows.isPending) return <Loading />
  if (rows.total === 0) {
    return (
      <Empty
        icon={<IconListDetails size={40} stroke={1.3} />}
        title={text.noEntriesTitle}
        text={text.noEntriesText}
      />
    )
  }
  return (
    <FieldsTable
      label={text.entries}
      kind={book.kind}
      columnIds={rows.first?.columns ?? []}
      leading={leading}
      total={rows.total}
      rowAt={rows.rowAt}
      onRange={rows.onRange}
      detailTitle={row => text.entryTitle(row.number)}
    />
  )
}
