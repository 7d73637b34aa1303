import { Button, Checkbox, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AlikePreview } from '../../../../src/checking/corrections/schema.ts'
import type { Package } from '../../../../src/checking/schema.ts'
import { suggestionText } from '../../../../src/register/suggestion-text.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { fieldLabel } from '../../ui/fields/field-text.ts'
import { Failed } from '../../ui/states/failed.tsx'
import { Loading } from '../../ui/states/loading.tsx'
import { DataGrid, type GridColumn } from '../../ui/table/data-grid.tsx'
import { packageKey } from './calls.ts'
import { type Alike, postAlike, previewAlike, useAlikeGroups } from './correction-calls.ts'
import classes from './corrections.module.css'
import type { RuleGroup } from './finding-groups.tsx'
import type { CorrectionsOfPackage } from './use-corrections.ts'

const atOnce = 500

interface AlikeDialogProps {
  readonly pack: Package
  readonly group: RuleGroup
  readonly corrections: CorrectionsOfPackage
  readonly onClose: () => void
}

/** Putting right all that a rule suggests: at once with a preview where the suggestion is certain, value by value where it is likely only. */
export function AlikeDialog({ pack, group, corrections, onClose }: AlikeDialogProps): ReactNode {
  const { corrections: text, common } = useMessages()
  const [chosen, setChosen] = useState<Alike | null>(group.fix === 'certain' ? { code: group.code } : null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${chosen === null ? text.valuesTitle : text.previewTitle}: ${group.title}`}
      size={900}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {chosen === null ? (
        <Values pack={pack} code={group.code} onChoose={setChosen} />
      ) : (
        <Preview
          pack={pack}
          alike={chosen}
          note={group.fix === 'certain' ? text.certain : text.likely}
          onBack={group.fix === 'certain' ? null : () => setChosen(null)}
          onFix={async (exclude, count) => {
            const fixed = await corrections.run(
              () => postAlike(pack, chosen, exclude),
              ({ change }) => text.didAlike(count(change.affected)),
            )
            if (fixed) onClose()
          }}
        />
      )}
    </Modal>
  )
}

interface ValuesProps {
  readonly pack: Package
  readonly code: string
  readonly onChoose: (alike: Alike) => void
}

function Values({ pack, code, onChoose }: ValuesProps): ReactNode {
  const { corrections: text } = useMessages()
  const { language } = useLanguage()
  const groups = useAlikeGroups(pack, code)
  if (groups.isPending) return <Loading />
  if (groups.isError) return <Failed problem={groups.error} onRetry={() => void groups.refetch()} />
  const shown = groups.data.groups.flatMap(({ column, value, suggestion, count }) =>
    column === null || value === null || suggestion === null ? [] : [{ column, value, suggestion, count }],
  )
  if (shown.length === 0) return <p>{text.noValues}</p>
  return (
    <>
      <p className="soft">{text.valuesHint}</p>
      <ul className={classes.values}>
        {shown.map(({ column, value, suggestion, count }) => (
          <li key={`${column} ${value} ${suggestion}`}>
            <span>
              <span className="soft">{fieldLabel(pack.kind ?? '', column, language)}: </span>
              <del>{value}</del> → <strong>{suggestionText(suggestion, language)}</strong>
            </span>
            <span className="soft">{text.places(formatCount(count, language))}</span>
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`${text.look} ${value} → ${suggestionText(suggestion, language)}`}
              onClick={() => onChoose({ code, column, value, suggestion })}
            >
              {text.look}
            </Button>
          </li>
        ))}
      </ul>
      {groups.data.total > groups.data.groups.length && (
        <p className="soft">
          {text.valuesShown(formatCount(shown.length, language), formatCount(groups.data.total, language))}
        </p>
      )}
    </>
  )
}

type Cell = AlikePreview['cells'][number]
const idOf = ({ row, column }: Pick<Cell, 'row' | 'column'>) => `${row}:${column}`

interface PreviewProps {
  readonly pack: Package
  readonly alike: Alike
  readonly note: string
  readonly onBack: (() => void) | null
  readonly onFix: (exclude: readonly Cell[], count: (n: number) => string) => Promise<void>
}

function Preview({ pack, alike, note, onBack, onFix }: PreviewProps): ReactNode {
  const { corrections: text } = useMessages()
  const { language } = useLanguage()
  const [excluded, setExcluded] = useState<ReadonlyMap<string, Cell>>(new Map())
  const [busy, setBusy] = useState(false)
  const preview = useQuery({
    queryKey: [...packageKey(pack.agency.id, pack.id), 'preview', alike],
    queryFn: async () => {
      const first = await previewAlike(pack, alike, { offset: 0, limit: atOnce })
      const cells = [...first.cells]
      while (cells.length < first.total) {
        const next = await previewAlike(pack, alike, { offset: cells.length, limit: atOnce })
        if (next.cells.length === 0) break
        cells.push(...next.cells)
      }
      return { ...first, cells }
    },
    // What is looked at must be what is changed: it is asked for anew each time.
    staleTime: 0,
    gcTime: 0,
  })
  if (preview.isPending) return <Loading />
  if (preview.isError) return <Failed problem={preview.error} onRetry={() => void preview.refetch()} />
  const { cells, hidden } = preview.data
  const count = (n: number) => formatCount(n, language)
  const left = cells.length - excluded.size
  const toggle = (cell: Cell) => {
    const next = new Map(excluded)
    if (!next.delete(idOf(cell))) next.set(idOf(cell), cell)
    setExcluded(next)
  }
  return (
    <div className={classes.preview}>
      <p className="soft">{note}</p>
      {hidden > 0 && <p className="soft">{text.hiddenCells(count(hidden))}</p>}
      {cells.length === 0 ? (
        <p>{text.nothingAlike}</p>
      ) : (
        <CellTable
          pack={pack}
          cells={cells}
          excluded={excluded}
          onToggle={toggle}
          onToggleAll={() =>
            setExcluded(left === 0 ? new Map() : new Map(cells.map(cell => [idOf(cell), cell])))
          }
        />
      )}
      <div className={classes.buttons}>
        {onBack !== null && (
          <Button variant="default" onClick={onBack} disabled={busy}>
            {text.backToValues}
          </Button>
        )}
        <Button
          data-autofocus
          disabled={left === 0}
          loading={busy}
          onClick={() => {
            setBusy(true)
            void onFix([...excluded.values()], count).finally(() => setBusy(false))
          }}
        >
          {text.fix(count(left))}
        </Button>
      </div>
    </div>
  )
}

interface CellTableProps {
  readonly pack: Package
  readonly cells: readonly Cell[]
  readonly excluded: ReadonlyMap<string, Cell>
  readonly onToggle: (cell: Cell) => void
  readonly onToggleAll: () => void
}

/** Before and after, cell by cell; a click or Space leaves one out. */
function CellTable({ pack, cells, excluded, onToggle, onToggleAll }: CellTableProps): ReactNode {
  const { corrections: text } = useMessages()
  const { language } = useLanguage()
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const isTaken = (cell: Cell) => !excluded.has(idOf(cell))
  const columns: readonly GridColumn<Cell>[] = [
    {
      key: 'take',
      header: text.take,
      width: 52,
      render: cell => (
        <input type="checkbox" checked={isTaken(cell)} readOnly tabIndex={-1} aria-hidden="true" />
      ),
    },
    { key: 'row', header: text.row, width: 66, align: 'right', render: cell => cell.row },
    {
      key: 'column',
      header: text.column,
      width: 210,
      render: cell => fieldLabel(pack.kind ?? '', cell.column, language),
    },
    { key: 'before', header: text.before, width: 230, render: cell => cell.before },
    {
      key: 'after',
      header: text.after,
      width: 230,
      render: cell => <strong>{suggestionText(cell.after, language)}</strong>,
    },
  ]
  const toggleAt = (row: number) => {
    const cell = cells[row]
    if (cell !== undefined) onToggle(cell)
  }
  return (
    <>
      <Checkbox
        size="xs"
        label={text.takeAll}
        checked={excluded.size === 0}
        indeterminate={excluded.size > 0 && excluded.size < cells.length}
        onChange={onToggleAll}
      />
      <div className={classes.table}>
        <DataGrid
          label={text.previewTitle}
          columns={columns}
          total={cells.length}
          rowAt={index => cells[index]}
          choose="row"
          place={place}
          onPlace={setPlace}
          onOpen={({ row }) => toggleAt(row)}
          picked={isTaken}
          onPick={onToggle}
        />
      </div>
    </>
  )
}
