import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import classes from './cases.module.css'

interface EdgeLinesProps {
  readonly top: number
  readonly bottom: number
  readonly count: number
  readonly onChange: (edges: { readonly top: number; readonly bottom: number }) => void
}

const leastApart = 0.05
const step = 0.002
const largeStep = 0.02

/** The rows of a template over a page: an upper and a lower edge that mouse, finger and keys move, and the lines between. */
export function EdgeLines({ top, bottom, count, onChange }: EdgeLinesProps): ReactNode {
  const { cases } = useMessages()
  const box = useRef<HTMLDivElement>(null)
  const move = (which: 'top' | 'bottom', wanted: number) => {
    const value = Math.round(wanted * 1000) / 1000
    if (which === 'top') onChange({ top: Math.max(0, Math.min(value, bottom - leastApart)), bottom })
    else onChange({ top, bottom: Math.min(1, Math.max(value, top + leastApart)) })
  }
  const drag = (which: 'top' | 'bottom') => (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const area = box.current?.getBoundingClientRect()
    if (area !== undefined) move(which, (event.clientY - area.top) / area.height)
  }
  const edge = (which: 'top' | 'bottom', value: number, label: string) => (
    <Edge
      value={value}
      label={label}
      onDrag={drag(which)}
      onKey={by => move(which, value + by)}
      side={which}
    />
  )
  return (
    <div ref={box} className={classes.edges}>
      <div className={classes.rows} style={{ top: `${top * 100}%`, height: `${(bottom - top) * 100}%` }}>
        {Array.from({ length: count }, (_, index) => (
          <span key={index} className={classes.row} />
        ))}
      </div>
      {edge('top', top, cases.form.top)}
      {edge('bottom', bottom, cases.form.bottom)}
    </div>
  )
}

interface EdgeProps {
  readonly side: 'top' | 'bottom'
  readonly value: number
  readonly label: string
  readonly onDrag: (event: PointerEvent) => void
  readonly onKey: (by: number) => void
}

function Edge({ side, value, label, onDrag, onKey }: EdgeProps): ReactNode {
  const { cases } = useMessages()
  const { language } = useLanguage()
  const percent = (value * 100).toLocaleString(language, { maximumFractionDigits: 1 })
  const onKeyDown = (event: KeyboardEvent) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (way === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onKey(way * (event.shiftKey ? largeStep : step))
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(value * 1000) / 10}
      aria-valuetext={cases.form.percent(percent)}
      className={classes.edge}
      data-side={side}
      style={{ top: `${value * 100}%` }}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onDrag}
      onKeyDown={onKeyDown}
    >
      <span className={classes.edgeName}>{label}</span>
    </div>
  )
}
