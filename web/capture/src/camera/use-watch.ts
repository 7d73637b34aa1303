import { type RefObject, useEffect, useState } from 'react'
import { type Advice, advise, firstWatch } from '../sheet/advise.ts'
import { findSheet } from '../sheet/find-sheet.ts'
import { toLuma } from '../sheet/luma.ts'
import { measureLight } from '../sheet/measure-light.ts'

/** The long side of the frame that is looked at, in pixels: a weak phone does ten of them a second. */
const frameLong = 320
const pauseMs = 70

/**
 * Looks through the camera ten times a second: draws the sheet's outline into `outline` (a polygon of an svg as large as the frame)
 * without rendering anything anew, and says what to do when that changes.
 */
export function useWatch(
  video: RefObject<HTMLVideoElement | null>,
  outline: RefObject<SVGPolygonElement | null>,
  isOn: boolean,
): Advice {
  const [advice, setAdvice] = useState<Advice>('none')
  useEffect(() => {
    if (!isOn) return
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    let watch = firstWatch
    let timer: ReturnType<typeof setTimeout>
    const look = () => {
      timer = setTimeout(look, pauseMs)
      const { videoWidth = 0, videoHeight = 0 } = video.current ?? {}
      if (context === null || video.current === null || videoWidth === 0) return
      const scale = frameLong / Math.max(videoWidth, videoHeight)
      const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
      context.drawImage(video.current, 0, 0, width, height)
      const luma = toLuma(context.getImageData(0, 0, width, height).data, width, height)
      const sheet = findSheet(luma)
      watch = advise(watch, {
        sheet,
        light: measureLight(luma, sheet?.corners),
        atMs: performance.now(),
        diagonalPx: Math.hypot(width, height),
      })
      draw(outline.current, watch.corners, width, height)
      setAdvice(watch.advice)
    }
    look()
    return () => clearTimeout(timer)
  }, [video, outline, isOn])
  return advice
}

function draw(
  polygon: SVGPolygonElement | null,
  corners: readonly { readonly x: number; readonly y: number }[] | null,
  width: number,
  height: number,
): void {
  polygon?.ownerSVGElement?.setAttribute('viewBox', `0 0 ${width} ${height}`)
  polygon?.setAttribute(
    'points',
    (corners ?? []).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' '),
  )
}
