import { useEffect, useRef } from 'react'
import type { Advice } from '../sheet/advise.ts'

/** The sheet has to lie still in the outline for so long. */
const holdMs = 700
/** The shutter itself makes the picture jump: what is seen so soon after it is no new page. */
const settleMs = 900

/** Presses the shutter by itself when the sheet lies still; then not again before the sheet went away, as it does when a page is turned. */
export function useAutomatic(isOn: boolean, advice: Advice, press: () => Promise<boolean>): void {
  const pressedMs = useRef(Number.NEGATIVE_INFINITY)
  const isArmed = useRef(true)
  const latest = useRef(press)
  latest.current = press
  useEffect(() => {
    const isGone = advice === 'none' || advice === 'back'
    if (isGone && performance.now() - pressedMs.current > settleMs) isArmed.current = true
    if (!isOn || advice !== 'ready' || !isArmed.current) return
    const timer = setTimeout(() => {
      isArmed.current = false
      pressedMs.current = performance.now()
      void latest.current()
    }, holdMs)
    return () => clearTimeout(timer)
  }, [isOn, advice])
}
