import { useElementSize, useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Page } from '../../../../../src/scanning/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { PageCard } from './page-card.tsx'
import type { Oddity } from './page-oddities.ts'
import classes from './page-wall.module.css'
import { type Choice, choose, chosenInOrder, indexByKey, type Selection } from './selection.ts'

const gapPx = 8
const wide = { cardPx: 132, rowPx: 226 }
const narrow = { cardPx: 104, rowPx: 196 }
/** A notice must not cover the card one works on. */
const noticePx = 72
/** What a page being dragged is called among what is dragged in a browser. */
const draggedType = 'application/x-sogoc-pages'

/** What others ask of the wall. */
export interface WallControls {
  focus(): void
  /** Cards in a row. */
  columns(): number
}

interface PageWallProps {
  readonly agency: string
  readonly book: string
  readonly pages: readonly Page[]
  readonly selection: Selection
  readonly onSelection: (selection: Selection) => void
  readonly oddities: ReadonlyMap<string, Oddity>
  readonly onOpen: (page: string) => void
  /** Keys beyond walking and choosing. */
  readonly onKey: (event: KeyboardEvent) => void
  /** Chosen pages were dropped behind a page; undefined: nothing may be moved here. */
  readonly onDrop: ((pages: readonly string[], after: string | null) => void) | undefined
  /** The field for the number of the active page; null while no numbers are typed. */
  readonly field: ((page: Page) => ReactNode) | null
  readonly controls: Ref<WallControls>
}

/** The pages of a book as a wall of cards, of which only those in sight are in the page: walked through and chosen from by keys and by mouse. */
export function PageWall(props: PageWallProps): ReactNode {
  const { pages, selection, onSelection, onOpen, onKey, onDrop, field } = props
  const { order: text } = useMessages()
  const isNarrow = useMediaQuery('(max-width: 800px)', undefined, { getInitialValueInEffect: false })
  const size = isNarrow ? narrow : wide
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const { ref: measured, width } = useElementSize()
  const columns = Math.max(2, Math.floor((width + gapPx) / (size.cardPx + gapPx)))
  const rows = Math.ceil(pages.length / columns)
  const virtualizer = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => size.rowPx,
    overscan: 2,
    paddingEnd: noticePx,
    scrollPaddingEnd: noticePx,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, size.rowPx])
  useImperativeHandle(props.controls, () => ({
    focus: () => scroller.current?.focus(),
    columns: () => columns,
  }))
  const order = useMemo(() => pages.map(page => page.id), [pages])
  const activeAt = selection.active === null ? -1 : order.indexOf(selection.active)
  useEffect(() => {
    if (activeAt >= 0 && width > 0)
      virtualizer.scrollToIndex(Math.floor(activeAt / columns), { align: 'auto' })
  }, [activeAt, columns, width, virtualizer])
  const drag = useDragging(order, selection, onSelection, onDrop)

  const go = (page: string | undefined, choice: Choice) => {
    if (page !== undefined) onSelection(choose(order, selection, page, choice))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const rowsInSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / size.rowPx))
    const to = event.altKey
      ? undefined
      : indexByKey(event.key, Math.max(0, activeAt), { count: pages.length, columns, rows: rowsInSight })
    if (to !== undefined) {
      event.preventDefault()
      return go(order[to], event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'look' : 'only')
    }
    if (event.key === ' ') {
      event.preventDefault()
      return go(order[Math.max(0, activeAt)], 'toggle')
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      return onSelection({
        ...selection,
        active: selection.active ?? order[0] ?? null,
        chosen: new Set(order),
      })
    }
    if (event.key === 'Enter' && selection.active !== null && !event.ctrlKey && !event.altKey) {
      event.preventDefault()
      return onOpen(selection.active)
    }
    onKey(event)
  }
  const onClick = (event: MouseEvent, page: string) => {
    go(page, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')
    if (field === null) scroller.current?.focus({ preventScroll: true })
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a wall of cards that is walked through by keys is no table
    <div
      ref={scroller}
      role="grid"
      aria-label={text.grid}
      aria-multiselectable="true"
      aria-rowcount={rows}
      aria-colcount={columns}
      aria-activedescendant={activeAt >= 0 && field === null ? `${id}-${selection.active}` : undefined}
      tabIndex={0}
      className={classes.scroller}
      onKeyDown={onKeyDown}
      onFocus={event => {
        if (event.target === event.currentTarget && activeAt < 0) go(order[0], 'only')
      }}
    >
      <div
        ref={measured}
        role="presentation"
        className={classes.content}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(row => (
          // biome-ignore lint/a11y/useFocusableInteractive: the wall has the focus and names the active card
          // biome-ignore lint/a11y/useSemanticElements: as above
          <div
            key={row.key}
            role="row"
            aria-rowindex={row.index + 1}
            className={classes.row}
            style={{
              transform: `translateY(${row.start}px)`,
              height: row.size - gapPx,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
            }}
          >
            {pages.slice(row.index * columns, (row.index + 1) * columns).map((page, column) => {
              const isActive = page.id === selection.active
              return (
                // biome-ignore lint/a11y/useFocusableInteractive: the wall has the focus and names the active card
                // biome-ignore lint/a11y/useKeyWithClickEvents: the wall takes the keys
                // biome-ignore lint/a11y/useSemanticElements: as above
                <div
                  key={page.id}
                  id={`${id}-${page.id}`}
                  role="gridcell"
                  aria-colindex={column + 1}
                  aria-selected={selection.chosen.has(page.id)}
                  data-active={isActive || undefined}
                  data-drop={drag.at?.page === page.id ? drag.at.side : undefined}
                  data-hole={props.oddities.get(page.id)?.missing != null || undefined}
                  className={classes.card}
                  draggable={onDrop !== undefined && field === null}
                  onClick={event => onClick(event, page.id)}
                  onDoubleClick={() => onOpen(page.id)}
                  {...drag.handlers(page.id)}
                >
                  <PageCard
                    agency={props.agency}
                    book={props.book}
                    page={page}
                    oddity={props.oddities.get(page.id)}
                    field={isActive ? field?.(page) : undefined}
                  />
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

type Side = 'before' | 'after'

/** Lets cards be dragged between others: the chosen ones, or a card that isn't chosen alone. */
function useDragging(
  order: readonly string[],
  selection: Selection,
  onSelection: (selection: Selection) => void,
  onDrop: PageWallProps['onDrop'],
) {
  const [at, setAt] = useState<{ readonly page: string; readonly side: Side } | null>(null)
  const dragged = useRef<readonly string[]>([])
  const isOurs = (event: DragEvent) => onDrop !== undefined && event.dataTransfer.types.includes(draggedType)
  const sideOf = (event: DragEvent): Side => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return event.clientX < left + width / 2 ? 'before' : 'after'
  }
  const handlers = (page: string) => ({
    onDragStart: (event: DragEvent) => {
      const own = selection.chosen.has(page) ? selection : choose(order, selection, page, 'only')
      if (own !== selection) onSelection(own)
      dragged.current = chosenInOrder(order, own)
      event.dataTransfer.setData(draggedType, '')
      event.dataTransfer.effectAllowed = 'move'
    },
    onDragOver: (event: DragEvent) => {
      if (!isOurs(event)) return
      event.preventDefault()
      const side = sideOf(event)
      setAt(known => (known?.page === page && known.side === side ? known : { page, side }))
    },
    onDragEnd: () => setAt(null),
    onDrop: (event: DragEvent) => {
      if (!isOurs(event)) return
      event.preventDefault()
      setAt(null)
      const after = sideOf(event) === 'after' ? page : (order[order.indexOf(page) - 1] ?? null)
      onDrop?.(dragged.current, after)
    },
  })
  return { at, handlers }
}
