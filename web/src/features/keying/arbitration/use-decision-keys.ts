import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** What the keys of an arbiter do; `plain` gets the keys that are pressed while nobody types, and says whether it took one. */
export interface DecisionKeys {
  plain(key: string): boolean
  confirm(): void
  undo(): void
  /** Escape out of an input. */
  leave(): void
}

/** Listens in the panel, and on the page as long as nothing else has the keyboard. Nothing reacts while an input method composes. */
export function useDecisionKeys(panel: RefObject<HTMLElement | null>, keys: DecisionKeys): void {
  const latest = useRef(keys)
  useLayoutEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      // 229: a key that an input method takes before it tells that it composes.
      const composes = event.isComposing || event.keyCode === 229
      if (event.defaultPrevented || composes || !(target instanceof HTMLElement)) return
      if (target !== document.body && panel.current?.contains(target) !== true) return
      const typing = /^(INPUT|TEXTAREA)$/.test(target.tagName)
      if (takes(latest.current, event, typing)) event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [panel])
}

function takes(keys: DecisionKeys, event: KeyboardEvent, typing: boolean): boolean {
  const { key, ctrlKey, altKey, metaKey } = event
  if (ctrlKey && key.toLowerCase() === 'z' && !typing) keys.undo()
  else if (altKey || metaKey || ctrlKey) return false
  else if (key === 'Enter') keys.confirm()
  else if (key === 'Escape' && typing) keys.leave()
  else return !typing && keys.plain(key)
  return true
}
