import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { formatCount } from '../../messages/format.ts'
import { useLanguage, useMessages } from '../../messages/language.tsx'
import classes from './agencies.module.css'
import { type AgencyNode, listLines, type TreeLine } from './agency-tree.ts'
import { moveInTree } from './move-in-tree.ts'

interface AgencyTreeViewProps {
  readonly nodes: readonly AgencyNode[]
  /** How many agencies there are: a province is shown open, a whole country folded. */
  readonly count: number
  readonly chosen: string | undefined
  readonly onChoose: (agency: Agency) => void
}

const lineHeightPx = 32
const openUpTo = 1000

/** A tree moved through by keys: arrows move, fold and unfold, Enter chooses. Only the lines in sight are in the page. */
export function AgencyTreeView({ nodes, count, chosen, onChoose }: AgencyTreeViewProps): ReactNode {
  const { agencies: text } = useMessages()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set())
  const [active, setActive] = useState(0)
  const lines = useMemo(() => {
    const byDefault = (depth: number) => count <= openUpTo || (depth === 0 && nodes.length === 1)
    return listLines(nodes, (agency, depth) => byDefault(depth) !== turned.has(agency.id))
  }, [nodes, count, turned])
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeightPx,
    overscan: 12,
  })
  const at = Math.min(active, lines.length - 1)
  useEffect(() => virtualizer.scrollToIndex(at, { align: 'auto' }), [at, virtualizer])
  // What was chosen elsewhere (by search, by a link of the timeline) is brought into sight.
  const shown = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (shown.current === chosen) return
    shown.current = chosen
    const index = lines.findIndex(line => line.agency.id === chosen)
    if (index !== -1) setActive(index)
  }, [chosen, lines])

  const turn = (line: TreeLine) => {
    const next = new Set(turned)
    if (!next.delete(line.agency.id)) next.add(line.agency.id)
    setTurned(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lines[at]
    if (line === undefined || event.altKey || event.metaKey || event.ctrlKey) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      return onChoose(line.agency)
    }
    const pageLines = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / lineHeightPx) - 1)
    const move = moveInTree(event.key, at, lines, pageLines)
    if (move === undefined) return
    event.preventDefault()
    if (move === 'turn') turn(line)
    else setActive(move)
  }
  return (
    <div
      ref={scroller}
      className={classes.tree}
      role="tree"
      aria-label={text.tree}
      aria-activedescendant={`${id}-${at}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="none" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
        {virtualizer.getVirtualItems().map(item => {
          const line = lines[item.index]
          if (line === undefined) return null
          return (
            <Line
              key={line.agency.id}
              id={`${id}-${item.index}`}
              line={line}
              topPx={item.start}
              active={item.index === at}
              chosen={line.agency.id === chosen}
              onClick={() => {
                setActive(item.index)
                onChoose(line.agency)
              }}
              onTurn={() => {
                setActive(item.index)
                turn(line)
              }}
            />
          )
        })}
      </div>
    </div>
  )
}

interface LineProps {
  readonly id: string
  readonly line: TreeLine
  readonly topPx: number
  readonly active: boolean
  readonly chosen: boolean
  readonly onClick: () => void
  readonly onTurn: () => void
}

function Line({ id, line, topPx, active, chosen, onClick, onTurn }: LineProps): ReactNode {
  const { agencies: text } = useMessages()
  const { language } = useLanguage()
  const { agency, depth, open, below } = line
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree itself listens to the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the tree holds the focus and names the active line
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={line.position}
      aria-setsize={line.siblings}
      aria-expanded={open ?? undefined}
      aria-selected={chosen}
      data-active={active || undefined}
      className={classes.line}
      style={{ top: topPx, height: lineHeightPx, paddingLeft: 6 + depth * 20 }}
      onClick={onClick}
    >
      {open === null ? (
        <span className={classes.leaf} />
      ) : (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys do the same
        // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse only
        <span
          className={classes.toggle}
          title={open ? text.fold(agency.name) : text.open(agency.name)}
          onClick={event => {
            event.stopPropagation()
            onTurn()
          }}
        >
          {open ? (
            <IconChevronDown size={16} aria-hidden="true" />
          ) : (
            <IconChevronRight size={16} aria-hidden="true" />
          )}
        </span>
      )}
      <span className={classes.name}>{agency.name}</span>
      {below > 0 && (
        <span className={classes.below} title={text.below(formatCount(below, language))}>
          {formatCount(below, language)}
        </span>
      )}
      <span className={classes.code}>{agency.code}</span>
    </div>
  )
}
