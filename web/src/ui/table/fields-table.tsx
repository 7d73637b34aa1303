import { ActionIcon, Drawer, Switch } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import { FieldGroups } from '../fields/field-groups.tsx'
import { DataGrid, type GridColumn } from './data-grid.tsx'
import { entryColumns, filledColumns } from './entry-columns.tsx'
import classes from './fields-table.module.css'

interface FieldsRow {
  readonly id: string
  readonly number: string
  readonly fields: Readonly<Record<string, string>>
}

interface FieldsTableProps<R extends FieldsRow> {
  readonly label: string
  readonly kind: string
  /** The ministry's columns, in the sheet's order. */
  readonly columnIds: readonly string[]
  /** Columns that stand before the ministry's and stay in sight. */
  readonly leading: readonly GridColumn<R>[]
  readonly total: number
  readonly rowAt: (index: number) => R | undefined
  readonly onRange: (first: number, last: number) => void
  readonly detailTitle: (row: R) => string
  /** What is to be known of all the rows. */
  readonly note?: string
  /** Opens a row elsewhere; without it the row's fields open in a drawer. */
  readonly onOpenRow?: ((row: R) => void) | undefined
}

/** Rows with the ministry's columns; a row's fields open in a drawer, where the next and previous rows are a key away. */
export function FieldsTable<R extends FieldsRow>(props: FieldsTableProps<R>): ReactNode {
  const { kind, columnIds, leading, total, rowAt, detailTitle, onOpenRow } = props
  const messages = useMessages()
  const { language } = useLanguage()
  const [place, setPlace] = useState({ row: 0, column: 0 })
  const [hideEmpty, setHideEmpty] = useState(true)
  const [open, setOpen] = useState(false)
  const loaded = Array.from({ length: Math.min(total, 200) }, (_, index) => rowAt(index))
  const leadingKeys = leading.map(column => column.key)
  const ids = (hideEmpty ? filledColumns(columnIds, loaded) : columnIds).filter(
    id => !leadingKeys.includes(id),
  )
  const idList = ids.join(' ')
  const columns = useMemo(
    () => [
      ...leading,
      ...entryColumns<R>(
        kind,
        idList.split(' ').filter(id => id !== ''),
        language,
      ),
    ],
    [leading, kind, idList, language],
  )
  const current = rowAt(place.row)
  const move = (step: number) =>
    setPlace(old => ({ ...old, row: Math.max(0, Math.min(total - 1, old.row + step)) }))
  return (
    <>
      <div className={classes.toolbar}>
        <span className="soft">{messages.common.rowsShown(formatCount(total, language))}</span>
        <Switch
          size="xs"
          label={messages.inventory.hideEmptyColumns}
          checked={hideEmpty}
          onChange={event => setHideEmpty(event.currentTarget.checked)}
        />
        {props.note !== undefined && <span className="soft">{props.note}</span>}
      </div>
      <DataGrid
        label={props.label}
        columns={columns}
        total={total}
        rowAt={rowAt}
        onRange={props.onRange}
        choose="row"
        place={place}
        onPlace={setPlace}
        onOpen={({ row }) => {
          const opened = rowAt(row)
          if (opened !== undefined && onOpenRow !== undefined) onOpenRow(opened)
          else setOpen(true)
        }}
      />
      <Drawer
        opened={open && current !== undefined}
        onClose={() => setOpen(false)}
        position="right"
        size={520}
        title={current === undefined ? '' : detailTitle(current)}
        closeButtonProps={{ 'aria-label': messages.common.close }}
      >
        <div className={classes.steps}>
          <ActionIcon
            variant="default"
            aria-label={messages.inventory.previousRow}
            disabled={place.row === 0}
            onClick={() => move(-1)}
          >
            <IconChevronUp size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            data-autofocus
            aria-label={messages.inventory.nextRow}
            disabled={place.row >= total - 1}
            onClick={() => move(1)}
          >
            <IconChevronDown size={18} />
          </ActionIcon>
          <span className="soft">
            {formatCount(place.row + 1, language)} / {formatCount(total, language)}
          </span>
        </div>
        {current !== undefined && <FieldGroups kind={kind} values={current.fields} />}
      </Drawer>
    </>
  )
}
