import { IconDatabase } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useMemo } from 'react'
import type { z } from 'zod'
import type { Book } from '../../../../src/inventory/schema.ts'
import type { recordListSchema } from '../../../../src/registry/schema.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { mainPersons } from '../../ui/kind-text.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import type { GridColumn } from '../../ui/table/data-grid.tsx'
import { FieldsTable } from '../../ui/table/fields-table.tsx'
import { useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { listRecords } from './calls.ts'
import classes from './deposit.module.css'
import { DepositsMenu } from './deposits-menu.tsx'

type RecordRow = z.output<typeof recordListSchema>['records'][number]

/** The book's records in the electronic database; a row opens the record. */
export function RecordsTab({ book }: { readonly book: Book }): ReactNode {
  const { registry: text, correcting } = useMessages()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const agency = book.agency.id
  const rows = useWindowedRows(['records', agency, book.id], (offset, limit, signal) =>
    listRecords(agency, book.id, offset, limit, signal),
  )
  const leading = useMemo<readonly GridColumn<RecordRow>[]>(() => {
    const nameId = mainPersons(book.kind)[0]
    const link = (row: RecordRow, shown: string) => (
      <Link to="/records/$agency/$record" params={{ agency, record: row.id }} tabIndex={-1}>
        {shown}
      </Link>
    )
    const number: GridColumn<RecordRow> = {
      key: 'so',
      header: fieldLabel(book.kind, 'so', language),
      headerTitle: 'so',
      width: 90,
      sticky: true,
      align: 'right',
      render: row => link(row, `${row.number}/${row.year}`),
    }
    if (nameId === undefined) return [number]
    const name: GridColumn<RecordRow> = {
      key: nameId,
      header: fieldLabel(book.kind, nameId, language),
      headerTitle: nameId,
      width: 200,
      sticky: true,
      render: row => row.fields[nameId] ?? '',
    }
    const version: GridColumn<RecordRow> = {
      key: 'version',
      header: text.versionColumn,
      width: 92,
      align: 'right',
      render: row => row.version,
    }
    return [number, name, version]
  }, [book.kind, agency, language, text])
  if (rows.problem !== null) return <Failed problem={rows.problem} onRetry={rows.retry} />
  if (rows.isPending) return <Loading />
  if (rows.total === 0) {
    return (
      <Empty
        icon={<IconDatabase size={40} stroke={1.3} />}
        title={text.noRecordsTitle}
        text={text.noRecordsText}
      />
    )
  }
  return (
    <>
      <div className={classes.above}>
        <DepositsMenu book={book} />
      </div>
      <FieldsTable
        label={text.records}
        note={correcting.maskedList}
        kind={book.kind}
        columnIds={rows.first?.columns ?? []}
        leading={leading}
        total={rows.total}
        rowAt={rows.rowAt}
        onRange={rows.onRange}
        detailTitle={row => text.entryNumber(row.number, row.year)}
        onOpenRow={row =>
          void navigate({ to: '/records/$agency/$record', params: { agency, record: row.id } })
        }
      />
    </>
  )
}
