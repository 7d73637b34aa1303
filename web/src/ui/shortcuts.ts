import { useEffect, useRef } from 'react'

/** Keys (`/`, `?`, `ArrowLeft`) or pairs pressed one after the other (`g b`), and what they do; undefined: they are left to others. */
export type Shortcuts = Readonly<Record<string, ((event: KeyboardEvent) => void) | undefined>>

const pairTimeoutMs = 1200

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  )
}

/** Listens for shortcuts while nobody is typing and no dialog is open. */
export function useShortcuts(shortcuts: Shortcuts, options: { readonly enabled?: boolean } = {}): void {
  const current = useRef(shortcuts)
  useEffect(() => {
    current.current = shortcuts
  })
  const enabled = options.enabled ?? true
  useEffect(() => {
    if (!enabled) return
    let first = ''
    let firstAt = 0
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      if (document.querySelector('[aria-modal="true"]') !== null) return
      const pair = event.timeStamp - firstAt < pairTimeoutMs ? `${first} ${event.key}` : ''
      const action = current.current[pair in current.current ? pair : event.key]
      first = event.key
      firstAt = event.timeStamp
      if (action === undefined) return
      event.preventDefault()
      action(event)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled])
}
