import { v7 as newId } from 'uuid'
import { useMessages } from '../../../messages/language.tsx'
import { type Shortcuts, useShortcuts } from '../../../ui/shortcuts.ts'
import { type Correction, correctionKeys } from './key-bar.tsx'
import { planCancelled, planJoin, planNew, planRepeated, planSkipped, planTakeOff } from './plan-keys.ts'
import { placeOfPage, stepCase, stepPage, type useDesk } from './use-desk.ts'

/** What keys do beside moving: some of it only for who may arrange pages. */
interface DeskKeys {
  readonly mayCorrect: boolean
  readonly unassigned: readonly string[]
  readonly onNumber: (first?: string) => void
  readonly onDate: () => void
  readonly onPdf: () => void
  readonly onEscape: () => void
}

/** The keys of the desk; gives what each correction and the way to the next unassigned page do, for those who click. */
export function useDeskKeys({ move, correct }: ReturnType<typeof useDesk>, keys: DeskKeys) {
  const { cases: text } = useMessages()
  const join = (part: 'continued' | 'added' | 'back') => () =>
    correct(place => planJoin(place, part), text.did.joined, text.noCaseBefore)
  const corrections: Readonly<Record<Correction, () => void>> = {
    new: () => correct(place => planNew(place, newId()), text.did.new),
    continued: join('continued'),
    added: join('added'),
    back: join('back'),
    takeOff: () => correct(planTakeOff, text.did.takeOff),
    skipped: () => correct(place => planSkipped(place, newId), text.did.skipped),
    repeated: () => correct(planRepeated, text.did.repeated, text.noCaseBefore),
    cancelled: () => correct(planCancelled, text.did.cancelled),
  }
  const toUnassigned = () =>
    move(place => {
      const open = new Set(keys.unassigned)
      const at = place.pages.indexOf(place.page)
      return placeOfPage(
        place,
        [...place.pages.slice(at + 1), ...place.pages].find(id => open.has(id)),
      )
    })
  const moves: Shortcuts = {
    ArrowLeft: () => move(stepPage(-1)),
    ArrowRight: () => move(stepPage(1)),
    ArrowUp: () => move(stepCase(-1)),
    ArrowDown: () => move(stepCase(1)),
    u: toUnassigned,
    p: keys.onPdf,
    Enter: () => keys.onNumber(),
    Escape: keys.onEscape,
  }
  const changes: Record<string, () => void> = { Backspace: corrections.takeOff, t: keys.onDate }
  for (const [key, which] of correctionKeys) {
    changes[key] = corrections[which]
    if (key.length === 1) changes[key.toUpperCase()] = corrections[which]
  }
  for (let digit = 0; digit < 10; digit++) changes[`${digit}`] = () => keys.onNumber(`${digit}`)
  useShortcuts(keys.mayCorrect ? { ...moves, ...changes } : moves)
  return { corrections, toUnassigned }
}
