import { useEffect, useRef } from 'react'

/** Remote shutters and headsets send volume or Enter; a phone's own volume keys reach the page in some browsers. */
const shutterKeys = new Set([' ', 'Enter', 'AudioVolumeUp', 'AudioVolumeDown', 'VolumeUp', 'VolumeDown'])

/** Lets keys press the shutter, but where a button or field has the focus and means something else by them. */
export function useShutterKeys(press: () => Promise<boolean>): void {
  const latest = useRef(press)
  latest.current = press
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isOnControl =
        event.target instanceof HTMLElement && event.target.closest('button, a, input, label') !== null
      if (!shutterKeys.has(event.key) || event.repeat || isOnControl) return
      event.preventDefault()
      void latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
