import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react'
import classes from './data-grid.module.css'
import { moveByKey, type Place } from './grid-keys.ts'

/** A column: its header, its width in pixels, and how a row shows in it. Sticky columns come first. */
export interface GridColumn<R> {
  readonly key: string
  readonly header: ReactNode
  readonly headerTitle?: string
  readonly width: number
  readonly sticky?: boolean
  readonly align?: 'right'
  render(row: R, index: number): ReactNode
  /** Marks the cell: its colour comes from the style sheet, its words from `render`. */
  readonly tone?: (row: R) => string | undefined
  /** What a click in this column does instead of opening the row. */
  readonly onClick?: (row: R) => void
}

interface DataGridProps<R> {
  /** What the table holds, read out to those who do not see it. */
  readonly label: string
  readonly columns: readonly GridColumn<R>[]
  readonly total: number
  readonly rowAt: (index: number) => R | undefined
  readonly onRange?: (first: number, last: number) => void
  /** Whether a row or a single cell is chosen. */
  readonly choose: 'row' | 'cell'
  readonly place: Place
  readonly onPlace: (place: Place) => void
  readonly onOpen: (place: Place) => void
  /** Whether a click opens as Enter does; otherwise it only chooses. */
  readonly openOnClick?: boolean
  readonly rowTone?: (row: R) => string | undefined
  /** For tables in which several rows can be picked out: which are, and what Space does. */
  readonly picked?: (row: R) => boolean
  readonly onPick?: (row: R) => void
  readonly rowHeightPx?: number
  /** Stands in the chosen cell instead of what it shows: the input in which it is edited. */
  readonly editor?: ReactNode
}

const headerHeightPx = 44

/** A long table: sticky header, sticky first columns, only the visible rows in the page, moved through by keys. */
export function DataGrid<R>(props: DataGridProps<R>): ReactNode {
  const {
    label,
    total,
    rowAt,
    onRange,
    choose,
    place,
    onPlace,
    onOpen,
    openOnClick = true,
    rowHeightPx = 32,
  } = props
  const narrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const columns = useMemo(
    () => (narrow ? keepFirstSticky(props.columns) : props.columns),
    [narrow, props.columns],
  )
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    overscan: 8,
    scrollPaddingStart: headerHeightPx,
    scrollPaddingEnd: rowHeightPx * 2,
  })
  const items = virtualizer.getVirtualItems()
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onRange?.(first, last), [first, last, onRange])

  const lefts = useMemo(() => leftEdges(columns), [columns])
  const width = lefts.total
  const { row: placeRow, column: placeColumn } = place
  // The panel below may grow and take the chosen row out of sight: then it is brought back.
  const height = virtualizer.scrollRect?.height ?? 0
  useLayoutEffect(() => {
    if (placeRow < total && height > 0) virtualizer.scrollToIndex(placeRow, { align: 'auto' })
    const column = columns[placeColumn]
    if (scroller.current !== null && choose === 'cell' && column !== undefined && !column.sticky) {
      revealColumn(scroller.current, lefts.edges[placeColumn] ?? 0, column.width, lefts.sticky)
    }
  }, [placeRow, placeColumn, total, height, choose, columns, lefts, virtualizer])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault()
      return onOpen(place)
    }
    const here = rowAt(placeRow)
    if (event.key === ' ' && props.onPick !== undefined && here !== undefined) {
      event.preventDefault()
      return props.onPick(here)
    }
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeightPx) - 2)
    const next = moveByKey(event.key, event.ctrlKey, place, {
      rows: total,
      columns: columns.length,
      pageRows,
    })
    if (next === null || event.altKey || event.metaKey) return
    event.preventDefault()
    onPlace(
      choose === 'row' && (event.key === 'Home' || event.key === 'End')
        ? { ...next, row: event.key === 'Home' ? 0 : total - 1 }
        : next,
    )
  }
  const before = items[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0)
  const activeId = choose === 'row' ? `${id}-r${placeRow}` : `${id}-r${placeRow}-c${placeColumn}`
  return (
    <div className={classes.scroller} ref={scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table moved through by keys is a grid
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        aria-multiselectable={props.picked === undefined ? undefined : true}
        aria-activedescendant={total > 0 ? activeId : undefined}
        tabIndex={0}
        className={classes.grid}
        style={{ width }}
        onKeyDown={onKeyDown}
      >
        <colgroup>
          {columns.map(column => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                title={column.headerTitle}
                data-sticky={column.sticky || undefined}
                data-align={column.align}
                style={column.sticky ? { left: lefts.edges[index] } : undefined}
              >
                <span>{column.header}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer height={before} columns={columns.length} />}
          {items.map(item => {
            const row = rowAt(item.index)
            const chosen = item.index === placeRow
            const picked = row === undefined ? undefined : props.picked?.(row)
            return (
              <tr
                key={item.index}
                id={`${id}-r${item.index}`}
                aria-rowindex={item.index + 2}
                aria-selected={picked ?? (choose === 'row' ? chosen : undefined)}
                data-picked={picked || undefined}
                data-chosen={chosen || undefined}
                data-mode={choose}
                data-tone={row === undefined ? undefined : props.rowTone?.(row)}
                style={{ height: rowHeightPx }}
              >
                {columns.map((column, index) => (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself listens to the keys
                  <td
                    key={column.key}
                    id={`${id}-r${item.index}-c${index}`}
                    aria-colindex={index + 1}
                    data-sticky={column.sticky || undefined}
                    data-align={column.align}
                    data-tone={row === undefined ? undefined : column.tone?.(row)}
                    data-chosen={(choose === 'cell' && chosen && index === placeColumn) || undefined}
                    style={column.sticky ? { left: lefts.edges[index] } : undefined}
                    onClick={() => {
                      onPlace({ row: item.index, column: index })
                      if (column.onClick !== undefined) {
                        if (row !== undefined) column.onClick(row)
                      } else if (openOnClick) onOpen({ row: item.index, column: index })
                    }}
                    onDoubleClick={openOnClick ? undefined : () => onOpen({ row: item.index, column: index })}
                  >
                    {row === undefined ? (
                      <span className={classes.waiting} />
                    ) : props.editor !== undefined && chosen && index === placeColumn ? (
                      props.editor
                    ) : (
                      column.render(row, item.index)
                    )}
                  </td>
                ))}
              </tr>
            )
          })}
          {after > 0 && <Spacer height={after} columns={columns.length} />}
        </tbody>
      </table>
    </div>
  )
}

/** Stands for the rows outside the visible part. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }): ReactNode {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true" className={classes.spacer}>
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
}

/** On a phone only the first column stays in sight. */
function keepFirstSticky<R>(columns: readonly GridColumn<R>[]): readonly GridColumn<R>[] {
  return columns.map((column, index) => (index === 0 ? column : { ...column, sticky: false }))
}

function leftEdges<R>(columns: readonly GridColumn<R>[]): {
  edges: readonly number[]
  total: number
  sticky: number
} {
  const edges: number[] = []
  let total = 0
  let sticky = 0
  for (const column of columns) {
    edges.push(total)
    total += column.width
    if (column.sticky) sticky = total
  }
  return { edges, total, sticky }
}

function revealColumn(scroller: HTMLElement, left: number, width: number, stickyWidth: number): void {
  if (left < scroller.scrollLeft + stickyWidth) scroller.scrollLeft = left - stickyWidth
  else if (left + width > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = left + width - scroller.clientWidth
}
