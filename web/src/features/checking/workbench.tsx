import { Button, Switch } from '@mantine/core'
import { useMediaQuery, useSessionStorage } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Package, PackageFinding } from '../../../../src/checking/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { Empty } from '../../ui/states/empty.tsx'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid } from '../../ui/table/data-grid.tsx'
import { chunkKey, chunkSize, useWindowedRows } from '../../ui/table/use-windowed-rows.ts'
import { listRows, packageKey } from './calls.ts'
import { CellDetail } from './cell-detail.tsx'
import { type After, CellEditor } from './cell-editor.tsx'
import { findingsAt } from './cell-findings.ts'
import { FindingGroups, type RuleGroup } from './finding-groups.tsx'
import { GroupActions } from './group-actions.tsx'
import { LatestChanges } from './latest-changes.tsx'
import { locateRow } from './locate-row.ts'
import { RowPage } from './row-page.tsx'
import { orderColumns, type SheetRow, sheetColumns } from './sheet-columns.tsx'
import { useCellEditing, useMayCorrect } from './use-cell-editing.ts'
import { useCorrections } from './use-corrections.ts'
import { useNextFinding } from './use-next-finding.ts'
import classes from './workbench.module.css'

const firstDataRow = 2
const none: readonly string[] = []

/** The findings of a package on the left, its sheet cell by cell on the right, where it is put right, and below the sheet what the chosen cell is about. */
export function Workbench({ pack }: { readonly pack: Package }): ReactNode {
  const { checking: text, corrections: words, common } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const agency = pack.agency.id
  const kind = pack.kind ?? ''
  const [onlyFound, setOnlyFound] = useState(false)
  const [rule, setRule] = useState<RuleGroup | null>(null)
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [ofBook, setOfBook] = useState<PackageFinding | null>(null)
  const [focused, setFocused] = useState<string | null>(null)
  const [showsChanges, setShowsChanges] = useState(false)
  const sheet = useRef<HTMLElement>(null)
  const narrow = useMediaQuery('(max-width: 900px)', undefined, { getInitialValueInEffect: false })
  const [wantsPage, setWantsPage] = useSessionStorage({
    key: 'sogoc.page-beside-rows',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const showsPage = wantsPage && narrow !== true
  const corrections = useCorrections(pack)
  const mayCorrect = useMayCorrect(pack)

  const filter = { onlyWithFindings: onlyFound, code: rule?.code }
  const key = [...packageKey(agency, pack.id), 'rows', filter]
  const fetchRows = (offset: number, limit: number, signal: AbortSignal) =>
    listRows(agency, pack.id, filter, offset, limit, signal)
  const rows = useWindowedRows(key, fetchRows)
  const editing = useCellEditing(pack, corrections, rows.first?.present ?? none)
  const idList = (rows.first?.columns ?? []).join(' ')
  const ids = useMemo(
    () =>
      orderColumns(
        kind,
        idList.split(' ').filter(id => id !== ''),
      ),
    [kind, idList],
  )
  const focusGrid = () =>
    sheet.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
  const finishEditing = (row: SheetRow, typed: string | null, after: After) => {
    editing.finish(row, typed)
    const step = after === 'right' ? 1 : after === 'left' ? -1 : 0
    if (step !== 0)
      setPlace(old => ({ ...old, column: Math.max(0, Math.min(ids.length, old.column + step)) }))
    focusGrid()
  }
  const columns = useMemo(
    () => sheetColumns(kind, ids, language, text, words, !showsPage),
    [kind, ids, language, text, words, showsPage],
  )

  const rowNumberAt = async (index: number) => {
    const chunk = Math.floor(index / chunkSize)
    const part = await queryClient.fetchQuery({
      queryKey: chunkKey(key, chunk),
      queryFn: ({ signal }) => fetchRows(chunk * chunkSize, chunkSize, signal),
      staleTime: 60_000,
    })
    return part.rows[index % chunkSize]?.row
  }
  const columnOf = ({ column }: PackageFinding) =>
    column === null ? 0 : Math.max(0, ids.indexOf(column) + 1)
  const showFinding = async (finding: PackageFinding) => {
    setFocused(finding.id)
    if (finding.row === null) return setOfBook(finding)
    setOfBook(null)
    const guess = onlyFound || rule !== null ? 0 : finding.row - firstDataRow
    const row = await locateRow(rows.total, finding.row, guess, rowNumberAt)
    if (row === undefined) return setOfBook(finding)
    setPlace({ row, column: columnOf(finding) })
  }
  const row = rows.rowAt(place.row)
  const column = place.column === 0 ? null : (ids[place.column - 1] ?? null)
  const shown = ofBook !== null ? [ofBook] : row === undefined ? [] : findingsAt(row.findings, column)
  const isEdited =
    row !== undefined && column !== null && editing.at?.row === row.row && editing.at.column === column
  const goTo = useNextFinding(pack, rule?.code, columnOf, finding => {
    void showFinding(finding)
    focusGrid()
  })
  const step = (by: 1 | -1) => void goTo({ row: row?.row ?? 1, column: place.column }, by)
  // 'g n' and 'g p' lead to other pages.
  const togglePage = () => setWantsPage(wanted => !wanted)
  useShortcuts({
    n: () => step(1),
    p: () => step(-1),
    v: narrow === true ? undefined : togglePage,
    'g n': undefined,
    'g p': undefined,
  })
  const show = (next: { readonly onlyFound: boolean; readonly rule: RuleGroup | null }) => {
    setOnlyFound(next.onlyFound)
    setRule(next.rule)
    setPlace({ row: 0, column: 0 })
  }
  return (
    <div className={classes.bench} data-page={showsPage || undefined}>
      <section className={classes.groups} aria-label={text.findings}>
        <FindingGroups
          pack={pack}
          focused={focused}
          onChoose={finding => void showFinding(finding)}
          about={group => (
            <GroupActions
              pack={pack}
              group={group}
              corrections={corrections}
              mayResolve={mayCorrect}
              onOnly={() => show({ onlyFound: false, rule: group })}
            />
          )}
        />
      </section>
      <section className={classes.sheet} aria-label={text.sheet} ref={sheet}>
        <div className={classes.bar}>
          <h2>{text.sheet}</h2>
          <span className="soft">{common.rowsShown(formatCount(rows.total, language))}</span>
          {rule === null ? (
            <Switch
              size="xs"
              label={text.onlyWithFindings}
              checked={onlyFound}
              onChange={event => show({ onlyFound: event.currentTarget.checked, rule: null })}
            />
          ) : (
            <>
              <strong>{words.onlyRule(rule.title)}</strong>
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => show({ onlyFound: false, rule: null })}
              >
                {words.showAll}
              </Button>
            </>
          )}
          <span className={classes.steps}>
            <Button size="compact-xs" variant="default" onClick={() => step(-1)} title="p">
              {words.previous}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => step(1)} title="n">
              {words.next}
            </Button>
            <Button size="compact-xs" variant="default" onClick={() => setShowsChanges(true)}>
              {words.changes}
            </Button>
            {narrow !== true && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={togglePage}
                aria-pressed={wantsPage}
                title="v"
              >
                {text.page.panel}
              </Button>
            )}
          </span>
          {mayCorrect && <span className={`soft ${classes.keys}`}>{words.keys}</span>}
        </div>
        {(rows.first?.leftOut.length ?? 0) > 0 && (
          <div className={classes.bar}>
            <span>{words.leftOut(formatCount(rows.first?.leftOut.length ?? 0, language))}</span>
            {mayCorrect &&
              rows.first?.leftOut.slice(0, 10).map(each => (
                <Button
                  key={each}
                  size="compact-xs"
                  variant="default"
                  onClick={() => editing.leaveOut(each, false)}
                >
                  {words.takeIn(each)}
                </Button>
              ))}
          </div>
        )}
        {rows.problem !== null && <Failed problem={rows.problem} onRetry={rows.retry} />}
        {rows.isPending && <Loading />}
        {!rows.isPending && rows.total === 0 && (
          <Empty title={onlyFound || rule !== null ? text.noRowsWithFindings : text.noFindings} />
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
            onOpen={at => {
              const opened = rows.rowAt(at.row)
              const id = ids[at.column - 1]
              setPlace(at)
              if (opened !== undefined && id !== undefined) editing.start(opened, id)
            }}
            openOnClick={false}
            rowHeightPx={30}
            editor={
              isEdited ? (
                <CellEditor
                  label={words.editor(row.row, fieldLabel(kind, column, language))}
                  value={editing.draft}
                  onDraft={editing.setDraft}
                  onDone={(typed, after) => finishEditing(row, typed, after)}
                />
              ) : undefined
            }
          />
        )}
        <CellDetail
          pack={pack}
          row={ofBook !== null ? null : row}
          column={column}
          findings={shown}
          ofBook={ofBook !== null}
          editing={editing}
        />
      </section>
      {showsPage && (
        <RowPage
          pack={pack}
          row={ofBook !== null ? null : row}
          saving={corrections.saving}
          onClose={() => {
            setWantsPage(false)
            focusGrid()
          }}
        />
      )}
      <LatestChanges
        pack={pack}
        corrections={corrections}
        opened={showsChanges}
        onClose={() => setShowsChanges(false)}
      />
    </div>
  )
}
