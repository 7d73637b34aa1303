import { type RefObject, useEffect } from 'react'
import type { CaseImageControls } from '../../../src/ui/viewer/case-image.tsx'
import { type Command, commandOf } from './desk-keys.ts'
import type { DeskModel } from './desk-model.ts'
import { goOn, takeHint } from './field-moves.ts'
import { focusField, type Input, isInput, placeOf, write } from './key-places.ts'

/** What keys ask of the screen itself. */
export interface DeskActions {
  /** The entry at hand. */
  task(): string
  finish(): void
  park(): void
  toggleHelp(): void
  goTo(task: string): void
  /** To the same field of the row below or above; false: the screen has no rows. */
  goDown(step: 1 | -1): boolean
  /** Enter behind the last field of an entry. */
  pastEnd(): void
}

/**
 * The keys of the desk. Nothing is done with a key that belongs to an input method: it composes (isComposing, 229), or sends letters of its own,
 * which come as plain text and plain Backspace and are the field's.
 */
export function useDeskKeys(
  model: DeskModel,
  controls: RefObject<CaseImageControls | null>,
  actions: RefObject<DeskActions>,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
      const command = isAsking(event) ? ({ do: 'help' } as const) : commandOf(event)
      if (command === null) return
      const input = isInput(event.target) ? event.target : null
      if (run(command, input, model, controls.current, actions.current)) event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [model, controls, actions])
}

/** A question mark is a letter where text is typed; elsewhere it asks for the keys. */
function isAsking({ key, target }: KeyboardEvent): boolean {
  return key === '?' && !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
}

/** Does what a key asks; false: the key stays the browser's. */
function run(
  command: Command,
  input: Input | null,
  model: DeskModel,
  image: CaseImageControls | null,
  actions: DeskActions,
): boolean {
  switch (command.do) {
    case 'finish':
      actions.finish()
      return true
    case 'park':
      actions.park()
      return true
    case 'help':
      actions.toggleHelp()
      return true
    case 'entry': {
      const next = model.neighbour(actions.task(), command.step)
      if (next !== null) actions.goTo(next)
      return true
    }
    case 'family': {
      // What was filled in is looked at from its first field on.
      const field = model.family(actions.task())
      if (field !== null) focusField({ task: actions.task(), field })
      return true
    }
    case 'turn':
      image?.turn(command.step)
      return image !== null
    case 'pan':
      image?.panBy(command.right, command.down)
      return true
    case 'zoom':
      image?.zoomBy(command.factor)
      return true
    case 'reset-image':
      image?.reset()
      return true
    default:
      return input !== null && runInField(command, input, model, actions)
  }
}

function runInField(command: Command, input: Input, model: DeskModel, actions: DeskActions): boolean {
  const place = placeOf(input)
  if (place === null) return false
  const { items, marked } = model.hints.get()
  const next = () => goOn(model, 1, true) ?? actions.pastEnd()
  const showValue = () => write(input, model.shown(place.field, keyedIn(model, input)))
  switch (command.do) {
    case 'go-on':
      if (marked !== null && takeHint(model, marked) === 'stays') return true
      if (input.value === '' && model.takeReading(place)) showValue()
      next()
      return true
    case 'go-back':
      goOn(model, -1, true)
      return true
    case 'tab': {
      const taken = takeHint(model, marked ?? 0)
      if (taken === 'done') next()
      return taken !== null
    }
    case 'tab-back':
      return goOn(model, -1, false) !== null
    case 'take':
      if (takeHint(model, command.at) === 'done') next()
      return true
    case 'choose-next':
    case 'choose-before': {
      const step = command.do === 'choose-next' ? 1 : -1
      if (items.length > 0) {
        const to = (marked ?? -1) + step
        model.hints.set({ items, marked: to < 0 ? null : Math.min(items.length - 1, to) })
      } else if (!actions.goDown(step)) goOn(model, step, false)
      return true
    }
    case 'escape':
      model.closeHints()
      return items.length > 0
    case 'ditto':
      if (model.ditto(place)) {
        showValue()
        next()
      }
      return true
    case 'fix':
      if (model.fix(place)) showValue()
      return true
    case 'doubt':
      model.doubting.set(place)
      return true
    case 'undo': {
      if (model.hasTyping(place)) return false
      const field = model.undo(place.task)
      if (field !== null) focusField({ task: place.task, field })
      return true
    }
    default:
      return false
  }
}

function keyedIn(model: DeskModel, input: Input): string {
  const place = placeOf(input)
  return place === null ? '' : (model.entryOf(place.task).store.get().values[place.field] ?? '')
}
