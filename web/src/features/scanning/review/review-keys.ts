import { useEffect, useRef } from 'react'

/** Keys by what is printed on them (`r`, `[`, `1`, `Enter`), with `Shift+` before, and what they do. */
export type Keys = Readonly<Record<string, () => void>>

/** The second key of a pair of the whole program (`g s`) is none of ours. */
const pairTimeoutMs = 1200

/**
 * The name of a key as it is printed on a keyboard, whatever a Vietnamese layout or input method makes of it (there the digits are letters with marks):
 * the character when it is plain ASCII, else the key's place.
 */
export function nameKey({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  const place = placeOf(code)
  const plain = /^[a-zA-Z]$/.test(key) ? key.toLowerCase() : /^(\?|\+|-|=)$/.test(key) ? key : (place ?? key)
  const name = plain === ' ' ? 'Space' : plain
  return shiftKey && !/^[?+=]$/.test(name) ? `Shift+${name}` : name
}

function placeOf(code: string): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return digit
  return { BracketLeft: '[', BracketRight: ']' }[code]
}

/** What a focused control does by itself. */
function isItsOwn(target: EventTarget | null, name: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName)) return true
  if (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox') return true
  const isPressed = /^(Enter|Space)$/.test(name)
  if (isPressed && target.closest('button:not([data-point]), a, summary, input, [role="radio"]') !== null)
    return true
  return /^(Shift\+)?Arrow/.test(name) && target.closest('[role="radiogroup"], input') !== null
}

/** Listens before the keys of the whole program, while no dialog is open and nobody is typing. */
export function useReviewKeys(keys: Keys, onUndo: () => void): void {
  const current = useRef({ keys, onUndo })
  useEffect(() => {
    current.current = { keys, onUndo }
  })
  useEffect(() => {
    let pairAt = Number.NEGATIVE_INFINITY
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || document.querySelector('[aria-modal="true"]') !== null) return
      if (event.ctrlKey || event.metaKey) {
        if (event.shiftKey || (event.key.toLowerCase() !== 'z' && event.code !== 'KeyZ')) return
        event.preventDefault()
        return current.current.onUndo()
      }
      const name = nameKey(event)
      const isPair = event.timeStamp - pairAt < pairTimeoutMs
      pairAt = name === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (isPair || isItsOwn(event.target, name)) return
      const act = current.current.keys[name]
      if (act === undefined) return
      // The program's own listener sees that it has been answered.
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
}
