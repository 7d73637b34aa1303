/** What a key asks of the desk. */
export type Command =
  | { readonly do: 'go-on' | 'go-back' | 'tab' | 'tab-back' | 'choose-next' | 'choose-before' | 'escape' }
  | { readonly do: 'fix' | 'ditto' | 'family' | 'doubt' | 'park' | 'finish' | 'undo' | 'help' }
  | { readonly do: 'take'; readonly at: number }
  | { readonly do: 'entry'; readonly step: 1 | -1 }
  | { readonly do: 'turn'; readonly step: 1 | -1 }
  | { readonly do: 'pan'; readonly right: number; readonly down: number }
  | { readonly do: 'zoom'; readonly factor: number }
  | { readonly do: 'reset-image' }

/** A key as the browser tells of it. */
export interface Key {
  readonly key: string
  /** Where it stands on the keyboard: what Alt makes of a letter differs from layout to layout. */
  readonly code: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const bare: Readonly<Record<string, Command>> = {
  Enter: { do: 'go-on' },
  Tab: { do: 'tab' },
  ArrowDown: { do: 'choose-next' },
  ArrowUp: { do: 'choose-before' },
  Escape: { do: 'escape' },
  F1: { do: 'help' },
  F2: { do: 'family' },
  F4: { do: 'doubt' },
  F8: { do: 'park' },
  PageDown: { do: 'turn', step: 1 },
  PageUp: { do: 'turn', step: -1 },
}
const withShift: Readonly<Record<string, Command>> = { Enter: { do: 'go-back' }, Tab: { do: 'tab-back' } }
const withCtrl: Readonly<Record<string, Command>> = {
  Enter: { do: 'finish' },
  NumpadEnter: { do: 'finish' },
  Quote: { do: 'ditto' },
  Period: { do: 'fix' },
  KeyZ: { do: 'undo' },
}
const withAlt: Readonly<Record<string, Command>> = {
  PageDown: { do: 'entry', step: 1 },
  PageUp: { do: 'entry', step: -1 },
  ArrowLeft: { do: 'pan', right: -0.2, down: 0 },
  ArrowRight: { do: 'pan', right: 0.2, down: 0 },
  ArrowUp: { do: 'pan', right: 0, down: -0.2 },
  ArrowDown: { do: 'pan', right: 0, down: 0.2 },
  Equal: { do: 'zoom', factor: 1.25 },
  NumpadAdd: { do: 'zoom', factor: 1.25 },
  Minus: { do: 'zoom', factor: 0.8 },
  NumpadSubtract: { do: 'zoom', factor: 0.8 },
  Digit0: { do: 'reset-image' },
  Numpad0: { do: 'reset-image' },
}

/** The command of a key; null: it is the field's own (letters, what moves in a text, what an input method sends). */
export function commandOf({ key, code, ctrlKey, altKey, shiftKey }: Key): Command | null {
  if (ctrlKey && altKey) return null // AltGr writes letters
  if (ctrlKey) return shiftKey ? null : (withCtrl[code] ?? null)
  if (altKey) {
    const digit = /^(?:Digit|Numpad)([1-6])$/.exec(code)?.[1]
    return digit === undefined ? (withAlt[code] ?? null) : { do: 'take', at: Number(digit) - 1 }
  }
  return (shiftKey ? withShift : bare)[key] ?? null
}
