import type { DeskModel } from './desk-model.ts'
import { type Input, isInput, listInputs, placeOf, write } from './key-places.ts'

/**
 * Takes an offered value into the field at hand. `stays`: the field is typed on (only the words so far were offered); `done`: the next field's turn;
 * null: there is no such offer.
 */
export function takeHint(model: DeskModel, index: number): 'stays' | 'done' | null {
  const input = document.activeElement
  const place = placeOf(input)
  if (!isInput(input) || place === null) return null
  const taken = model.take(place, index)
  if (taken === undefined) return null
  write(input, model.shown(place.field, taken.value))
  if (taken.goesOn) model.offer(place, taken.value, true)
  else model.closeHints()
  return taken.goesOn ? 'stays' : 'done'
}

/**
 * Puts the keyboard into the next field, or the one before; `passes`: by what the book carries and what follows from other fields, and not past the end
 * of an entry. Null: there is none.
 */
export function goOn(model: DeskModel, step: 1 | -1, passes: boolean): 'gone' | null {
  const inputs = listInputs()
  const here = placeOf(document.activeElement)
  const from = inputs.findIndex(input => input === document.activeElement)
  if (here === null || from < 0) return null
  for (let at = from + step; at >= 0 && at < inputs.length; at += step) {
    const input = inputs[at]
    const place = placeOf(input ?? null)
    if (input === undefined || place === null) continue
    if (passes && step === 1 && place.task !== here.task) return null
    if (passes && isPassed(model, place.task, place.field)) continue
    input.focus()
    return 'gone'
  }
  return null
}

/** Puts the keyboard where the work on an entry begins: the first field that nobody filled; of one that is finished, its first field. */
export function focusStart(model: DeskModel, task: string): void {
  const inputs = listInputs().filter(input => placeOf(input)?.task === task)
  const { values, state } = model.entryOf(task).store.get()
  const isEmpty = (input: Input) => (values[placeOf(input)?.field ?? ''] ?? '') === ''
  const start = state === 'open' ? inputs.find(isEmpty) : undefined
  ;(start ?? inputs[0])?.focus()
}

/** Whether Enter passes a field by: it stands filled by the book or by another field, and nothing is wrong with it. */
function isPassed(model: DeskModel, task: string, field: string): boolean {
  const { values, sources } = model.entryOf(task).store.get()
  const how = sources[field]?.how
  if ((values[field] ?? '') === '' || (how !== 'carried' && how !== 'generated')) return false
  const { task: of, found } = model.findings.get()
  return of !== task || found.get(field) === undefined
}
