import { useCallback, useEffect, useState } from 'react'
import type { Kept } from '../store/database.ts'
import { keep, readKept } from '../store/kept.ts'

/** What a person chose about the camera on this phone. */
export type Settings = Kept['settings']

const first: Settings = { isAutomatic: false, remindsHands: false, startsRight: true }

/** The settings, and changing some of them. */
export function useSettings(): readonly [Settings, (changed: Partial<Settings>) => void] {
  const [settings, setSettings] = useState(first)
  useEffect(() => {
    void readKept('settings').then(kept => {
      if (kept !== undefined) setSettings(kept)
    })
  }, [])
  const change = useCallback((changed: Partial<Settings>) => {
    setSettings(before => {
      const next = { ...before, ...changed }
      void keep('settings', next)
      return next
    })
  }, [])
  return [settings, change]
}
