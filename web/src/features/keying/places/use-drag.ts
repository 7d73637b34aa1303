import { type PointerEvent, useRef, useState } from 'react'
import { drawn, moved, pulled, type Rectangle, type Spot } from './edit-places.ts'

/** What a finger or the mouse holds: a new rectangle, the chosen one, or one of its corners. */
type Held =
  | { readonly what: 'draw'; readonly from: Spot }
  | { readonly what: 'move'; readonly from: Spot; readonly was: Rectangle }
  | { readonly what: 'start' | 'end'; readonly was: Rectangle }

interface Dragging {
  readonly isLedger: boolean
  readonly enabled: boolean
  readonly place: Rectangle | undefined
  readonly onDraw: (place: Rectangle) => void
  readonly onSet: (place: Rectangle) => void
  /** Neither drawn nor moved: somebody pointed at something. */
  readonly onPoint: (at: Spot, event: PointerEvent) => void
}

/** Drawing with mouse, pen or finger; `ghost` is what is being drawn. */
export function useDrag({ isLedger, enabled, place, onDraw, onSet, onPoint }: Dragging) {
  const held = useRef<Held | null>(null)
  const [ghost, setGhost] = useState<Rectangle | undefined>()
  const spotOf = (event: PointerEvent): Spot => {
    const area = event.currentTarget.getBoundingClientRect()
    return { x: (event.clientX - area.left) / area.width, y: (event.clientY - area.top) / area.height }
  }
  const keep = (rectangle: Rectangle): Rectangle =>
    isLedger ? { ...rectangle, top: 0, height: 1 } : rectangle
  const result = (at: Spot): Rectangle | undefined => {
    const now = held.current
    if (now === null) return undefined
    if (now.what === 'draw') return drawn(now.from, at, isLedger)
    if (now.what === 'move') return keep(moved(now.was, at.x - now.from.x, at.y - now.from.y))
    return keep(pulled(now.was, now.what, at))
  }
  return {
    ghost,
    onPointerDown(event: PointerEvent) {
      if (!enabled || event.button !== 0) return
      const from = spotOf(event)
      const grip = event.target instanceof Element ? event.target.getAttribute('data-grip') : null
      if (place !== undefined && grip === 'move') held.current = { what: 'move', from, was: place }
      else if (place !== undefined && (grip === 'start' || grip === 'end'))
        held.current = { what: grip, was: place }
      else held.current = { what: 'draw', from }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove(event: PointerEvent) {
      if (held.current !== null) setGhost(result(spotOf(event)))
    },
    onPointerUp(event: PointerEvent) {
      const [at, now] = [spotOf(event), held.current]
      const rectangle = result(at)
      held.current = null
      setGhost(undefined)
      if (now === null) return
      const isStill = now.what === 'move' && Math.hypot(at.x - now.from.x, at.y - now.from.y) < 0.003
      if (rectangle === undefined || isStill) onPoint(at, event)
      else if (now.what === 'draw') onDraw(rectangle)
      else onSet(rectangle)
    },
    onPointerCancel() {
      held.current = null
      setGhost(undefined)
    },
  }
}
