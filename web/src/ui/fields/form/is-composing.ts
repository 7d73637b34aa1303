import type { KeyboardEvent } from 'react'

/** Whether a key belongs to an input method that is composing a letter (Unikey, the browser's own): it is left to it. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229
}
