import { Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import type { Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid } from '../../ui/table/data-grid.tsx'
import { chunkKey, chunkSize, useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { listRows, packageKey } from './calls.ts'
import { CellDetail } from './cell-detail.tsx'
import { findingsAt } from './cell-findings.ts'
import { FindingGroups } from './finding-groups.tsx'
import { locateRow } from './locate-row.ts'
import { orderColumns, sheetColumns } from './sheet-columns.tsx'
import classes from './workbench.module.css'

const firstDataRow = 2

/** The findings of a package on the left, its sheet cell by cell on the right, and below the sheet what the chosen cell is about. */
export function Workbench({ pack }: { readonly pack: Package }): ReactNode {
  const { checking: text, common } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const agency = pack.agency.id
  const kind = pack.kind ?? ''
  const [onlyFound, setOnlyFound] = useState(false)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [ofBook, setOfBook] = useState<PackageFinding | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const key = [...packageKey(agency, pack.id), 'rows', onlyFound]
  const rows = useWindowedRows(key, (offset, limit, signal) =>
    listRows(agency, pack.id, onlyFound, offset, limit, signal),
  )
  const idList = (rows.first?.columns ?? []).join(' ')
  const ids = useMemo(
    () =>
      orderColumns(
        kind,
        idList.split(' ').filter(id => id !== ''),
      ),
    [kind, idList],
  )
  const columns = useMemo(() => sheetColumns(kind, ids, language, text), [kind, ids, language, text])

  const rowNumberAt = async (index: number) => {
    const chunk = Math.floor(index / chunkSize)
    const part = await queryClient.fetchQuery({
      queryKey: chunkKey(key, chunk),
      queryFn: ({ signal }) => listRows(agency, pack.id, onlyFound, chunk * chunkSize, chunkSize, signal),
      staleTime: 60_000,
    })
    return part.rows[index % chunkSize]?.row
  }
  const showFinding = async (finding: PackageFinding) => {
    setFocused(finding.id)
    if (finding.row === null) return setOfBook(finding)
    setOfBook(null)
    const row = await locateRow(
      rows.total,
      finding.row,
      onlyFound ? 0 : finding.row - firstDataRow,
      rowNumberAt,
    )
    if (row === undefined) return setOfBook(finding)
    const column = finding.column === null ? 0 : ids.indexOf(finding.column) + 1
    setPlace({ row, column: Math.max(0, column) })
  }
  const row = rows.rowAt(place.row)
  const column = place.column === 0 ? null : (ids[place.column - 1] ?? null)
  const shown = ofBook !== null ? [ofBook] : row === undefined ? [] : findingsAt(row.findings, column)
  return (
    <div className={classes.bench}>
      <section className={classes.groups} aria-label={text.findings}>
        <FindingGroups pack={pack} focused={focused} onChoose={finding => void showFinding(finding)} />
      </section>
      <section className={classes.sheet} aria-label={text.sheet}>
        <div className={classes.bar}>
          <h2>{text.sheet}</h2>
          <span className="soft">{common.rowsShown(formatCount(rows.total, language))}</span>
          <Switch
            size="xs"
            label={text.onlyWithFindings}
            checked={onlyFound}
            onChange={event => {
              setOnlyFound(event.currentTarget.checked)
              setPlace({ row: 0, column: 0 })
            }}
          />
        </div>
        {rows.problem !== null && <Failed problem={rows.problem} onRetry={rows.retry} />}
        {rows.isPending && <Loading />}
        {!rows.isPending && rows.total === 0 && (
          <Empty title={onlyFound ? text.noRowsWithFindings : text.noFindings} />
        )}
        {rows.total > 0 && (
          <DataGrid
            label={text.sheet}
            columns={columns}
            total={rows.total}
            rowAt={rows.rowAt}
            onRange={rows.onRange}
            choose="cell"
            place={place}
            onPlace={next => {
              setOfBook(null)
              setPlace(next)
            }}
            onOpen={() =>
              document
                .getElementById('cell-detail')
                ?.querySelector<HTMLElement>('button, textarea')
                ?.focus({ preventScroll: false })
            }
            openOnClick={false}
            rowHeightPx={30}
          />
        )}
        <CellDetail
          pack={pack}
          row={ofBook !== null ? null : row}
          column={column}
          findings={shown}
          ofBook={ofBook !== null}
        />
      </section>
    </div>
  )
}
