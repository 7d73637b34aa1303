import type { Place } from './desk-model.ts'

/** How an input says which field of which entry it is (`data-key`). */
export function formatKey({ task, field }: Place): string {
  return `${task} ${field}`
}

/** The field that an element is the input of; null: it is none. */
export function placeOf(element: EventTarget | null): Place | null {
  if (!(element instanceof HTMLElement)) return null
  const [task, field] = (element.dataset['key'] ?? '').split(' ')
  return task && field ? { task, field } : null
}

/** An input of the desk. */
export type Input = HTMLInputElement | HTMLTextAreaElement

/** Whether an element is the input of a field. */
export function isInput(element: EventTarget | null): element is Input {
  return placeOf(element) !== null
}

/** All inputs on the screen, in the order of the paper. */
export function listInputs(): readonly Input[] {
  return [...document.querySelectorAll<Input>('[data-key]')]
}

/** Puts the keyboard into a field; false: it is not on the screen. */
export function focusField(place: Place): boolean {
  const key = formatKey(place)
  const input = listInputs().find(each => each.dataset['key'] === key)
  input?.focus()
  return input !== undefined
}

/** Puts a text into an input as if it had been typed, with the cursor behind it. */
export function write(input: Input, text: string): void {
  if (input.value !== text) input.value = text
  input.setSelectionRange(text.length, text.length)
}
