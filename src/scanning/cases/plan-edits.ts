import { AppError } from '../../errors.ts'
import { countsOn, formatLike, parseEntryNumber } from '../../register/number.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import type { BookCase } from './book-case.ts'
import type { CaseEdit } from './schema.ts'

/**
 * A book's cases after some edits, done one after the other. Throws `not-found`, `case.exists`, `case.skipped-pages`, `case.date`.
 */
export function planEdits(cases: readonly BookCase[], edits: readonly CaseEdit[]): readonly BookCase[] {
  const list = [...cases]
  for (const edit of edits) applyEdit(list, edit)
  return list
}

function applyEdit(list: BookCase[], edit: CaseEdit): void {
  if (edit.kind === 'insert') insert(list, edit)
  else if (edit.kind === 'remove') remove(list, edit)
  else if (edit.kind === 'number') renumber(list, edit)
  else change(list, edit.case, one => ({ ...one, ...changedBy(edit, one) }))
}

function changedBy(
  edit: Edit<'pages' | 'standing' | 'registered' | 'note'>,
  { standing, pages }: BookCase,
): Partial<BookCase> {
  switch (edit.kind) {
    case 'pages':
      if (standing === 'skipped' && edit.pages.length > 0) throw new AppError('case.skipped-pages')
      return { pages: edit.pages }
    case 'standing':
      return { standing: edit.standing, pages: edit.standing === 'skipped' ? [] : pages }
    case 'registered':
      return { registered: readDate(edit.registered) }
    case 'note':
      return { note: edit.note?.trim() || null }
  }
}

type Edit<Kind extends CaseEdit['kind']> = Extract<CaseEdit, { kind: Kind }>

function insert(list: BookCase[], edit: Edit<'insert'>): void {
  const { id, number, standing, pages } = edit
  if (list.some(one => one.id === id)) throw new AppError('case.exists')
  if (standing === 'skipped' && pages.length > 0) throw new AppError('case.skipped-pages')
  const at = edit.after === null ? 0 : indexOf(list, edit.after) + 1
  const added: BookCase = { id, number, standing, registered: null, note: null, pages }
  // Behind a hole in the numbers there is room already.
  if (edit.shift && !follows(added, list[at])) shiftRun(list, at, 1)
  list.splice(at, 0, added)
}

function remove(list: BookCase[], { case: id, shift }: Edit<'remove'>): void {
  const at = indexOf(list, id)
  const [gone] = list.splice(at, 1)
  const [before, after] = [list[at - 1], list[at]]
  const leavesHole =
    gone !== undefined && follows(gone, after) && (before === undefined || !follows(before, after))
  if (shift && leavesHole) shiftRun(list, at, -1)
}

function renumber(list: BookCase[], { case: id, number, following }: Edit<'number'>): void {
  const at = indexOf(list, id)
  const old = list[at]
  change(list, id, one => ({ ...one, number }))
  const [from, to] = [parseEntryNumber(old?.number ?? ''), parseEntryNumber(number)]
  if (!following || old === undefined || from === undefined || to === undefined) return
  const end = follows(old, list[at + 1]) ? endOfRun(list, at + 1) : at + 1
  shiftNumbers(list, at + 1, end, to.value - from.value, number)
}

/** Moves a run of numbers that count on from each other by so many. */
function shiftRun(list: BookCase[], from: number, by: number): void {
  shiftNumbers(list, from, endOfRun(list, from), by)
}

/** Where the numbers that count on from the one at `from` end. */
function endOfRun(list: readonly BookCase[], from: number): number {
  let at = from
  while (at < list.length) {
    const one = list[at]
    at += 1
    if (one === undefined || !follows(one, list[at])) return at
  }
  return at
}

function shiftNumbers(list: BookCase[], from: number, to: number, by: number, model?: string): void {
  for (let at = from; at < to; at++) {
    const one = list[at]
    const number = one && parseEntryNumber(one.number)
    if (one === undefined || number === undefined || number.value + by < 1) continue
    const { value, suffix } = number
    list[at] = { ...one, number: formatLike(model ?? one.number, { value: value + by, suffix }) }
  }
}

/** Whether a case's number counts on from the one before it; a repeat of that number does. */
function follows(before: BookCase, after: BookCase | undefined): boolean {
  const [one, other] = [parseEntryNumber(before.number), parseEntryNumber(after?.number ?? '')]
  if (one === undefined || other === undefined || after === undefined) return false
  const isRepeat = after.standing === 'repeated' && one.value === other.value && one.year === other.year
  return isRepeat || countsOn(one, other)
}

function change(list: BookCase[], id: string, to: (one: BookCase) => BookCase): void {
  const at = indexOf(list, id)
  const one = list[at]
  if (one !== undefined) list[at] = to(one)
}

function indexOf(list: readonly BookCase[], id: string): number {
  const at = list.findIndex(one => one.id === id)
  if (at < 0) throw new AppError('not-found')
  return at
}

function readDate(raw: string | null): string | null {
  if (raw === null || raw.trim() === '') return null
  const date = parsePartialDate(raw).ok
  if (date === undefined) throw new AppError('case.date', { value: raw })
  return date
}
