import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { useMessages } from '../messages/language.ts'
import type { Advice } from '../sheet/advise.ts'
import type { Camera } from './open-camera.ts'
import { useWatch } from './use-watch.ts'

interface ViewfinderProps {
  readonly camera: Camera
  readonly video: RefObject<HTMLVideoElement | null>
  onAdvice(advice: Advice): void
}

/** A screen reader hears what has been so for this long, not every flicker. */
const settledMs = 800

/** What the camera sees, whole, with the sheet's outline over it and what to do in words. */
export function Viewfinder({ camera, video, onAdvice }: ViewfinderProps): ReactNode {
  const { camera: text } = useMessages()
  const outline = useRef<SVGPolygonElement>(null)
  const advice = useWatch(video, outline, true)
  const [settled, setSettled] = useState(advice)
  useEffect(() => {
    onAdvice(advice)
    const timer = setTimeout(() => setSettled(advice), settledMs)
    return () => clearTimeout(timer)
  }, [advice, onAdvice])
  useEffect(() => {
    if (video.current === null) return
    video.current.srcObject = camera.stream
    video.current.play().catch(() => undefined) // shown as soon as the phone lets it
  }, [camera, video])
  return (
    <div className="finder" data-advice={advice}>
      <video ref={video} muted playsInline aria-label={text.label} />
      <svg aria-hidden="true" preserveAspectRatio="xMidYMid meet">
        <polygon ref={outline} />
      </svg>
      <p className="advice" aria-hidden="true">
        {text.advice[advice]}
      </p>
      <p className="visually-hidden" role="status">
        {text.advice[settled]}
      </p>
    </div>
  )
}
