import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Size } from './case-view.ts'

const nowhere: Size = { width: 0, height: 0 }

/** What the wheel asks of a picture; moves by shares of the frame. */
interface Moves {
  zoomBy(factor: number): void
  panBy(right: number, down: number): void
}

/** The size of a frame, as it changes. */
export function useRoom(frame: RefObject<HTMLElement | null>): Size {
  const [room, setRoom] = useState(nowhere)
  useLayoutEffect(() => {
    const element = frame.current
    if (element === null) return
    const measure = () => setRoom({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return room
}

/** The wheel moves the picture, with Ctrl it enlarges it; the page around stays. */
export function useWheel(frame: RefObject<HTMLElement | null>, latest: RefObject<Moves>): void {
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      if (event.ctrlKey) latest.current.zoomBy(event.deltaY < 0 ? 1.15 : 1 / 1.15)
      else latest.current.panBy(event.deltaX / element.clientWidth, event.deltaY / element.clientHeight)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [frame, latest])
}

/** Moves by so many pixels, as the pointer is dragged. */
export function useDrag(onMove: (right: number, down: number) => void) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.button !== 0) return
      // Whoever is typing goes on typing.
      event.preventDefault()
      from.current = { x: event.clientX, y: event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (from.current === null) return
      onMove(event.clientX - from.current.x, event.clientY - from.current.y)
      from.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}
