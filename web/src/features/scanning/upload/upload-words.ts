import type { Language } from '../../../../../src/register/text.ts'
import type { TakenPage } from '../../../../../src/scanning/intake/schema.ts'
import { problemText } from '../../../api/problem.ts'
import { formatCount, formatSize } from '../../../messages/format.ts'
import type { Messages } from '../../../messages/vi.ts'
import type { UploadItem } from './upload-item.ts'
import type { BookUploads } from './upload-store.ts'

/** What became of a file, or where it is, in words. */
export function itemText({ state, pages, message, problem }: UploadItem, messages: Messages): string {
  const { intake: text } = messages
  switch (state) {
    case 'taken':
    case 'duplicate':
      return takenText(pages, text)
    case 'refused':
      return message ?? text.notPicture
    case 'failed':
      return problem === null ? messages.problem.unexpected : problemText(problem, messages)
    default:
      return text.states[state]
  }
}

function takenText(pages: readonly TakenPage[], text: Messages['intake']): string {
  const places = (of: readonly TakenPage[]) => of.flatMap(({ sequence }) => sequence ?? [])
  const added = places(pages.filter(page => !page.isDuplicate))
  const known = pages.filter(page => page.isDuplicate)
  const parts = [added.length > 0 ? text.takenAs(rangeOf(added)) : '']
  if (known.length > 0) {
    const standing = places(known)
    parts.push(standing.length === 0 ? text.knownAside : text.knownAs(rangeOf(standing)))
  }
  return parts.filter(part => part !== '').join('; ')
}

/** `5`, or `5–14` for pages that follow each other. */
function rangeOf(sequences: readonly number[]): string {
  const [first, last] = [Math.min(...sequences), Math.max(...sequences)]
  return first === last ? String(first) : `${first}–${last}`
}

/** How much is sent and how long it will take. */
export function factsText(
  { totals, paused, secondsLeft }: BookUploads,
  text: Messages['intake'],
  language: Language,
): string {
  const sent = text.sent(formatSize(totals.sentBytes, language), formatSize(totals.sizeBytes, language))
  if (paused) return `${sent} · ${text.paused}`
  if (totals.offline > 0) return `${sent} · ${text.offline}`
  if (secondsLeft === null) return sent
  return `${sent} · ${secondsLeft < 60 ? text.underMinute : text.minutesLeft(Math.round(secondsLeft / 60))}`
}

/** How an upload ended: what does not occur is not said. */
export function summaryText({ totals }: BookUploads, text: Messages['intake'], language: Language): string {
  const part = (count: number, say: (count: string) => string) =>
    count === 0 ? '' : say(formatCount(count, language))
  return [
    text.filesTaken(formatCount(totals.taken, language)),
    part(totals.duplicates, text.filesKnown),
    part(totals.refused, text.filesRefused),
    part(totals.failed, text.filesFailed),
  ]
    .filter(each => each !== '')
    .join(', ')
}

/** What is read aloud: not every file, but each tenth of the way, a lost line, and the end. */
export function spokenText(upload: BookUploads, text: Messages['intake'], language: Language): string {
  const { busy, paused, totals } = upload
  if (!busy) return summaryText(upload, text, language)
  if (paused) return text.paused
  if (totals.offline > 0) return text.offline
  const tenth = Math.floor((totals.finished / Math.max(1, totals.files)) * 10)
  return text.spoken(tenth * 10)
}
