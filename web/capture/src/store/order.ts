import type { Picture, Place } from './picture.ts'

/** Pictures as they were taken: by batch, then by place in it. */
export function inOrder(pictures: readonly Picture[]): Picture[] {
  return [...pictures].sort((a, b) =>
    a.batch === b.batch ? a.position - b.position : a.batch < b.batch ? -1 : 1,
  )
}

/**
 * The next place in a book: a batch goes on as long as the phone still lists one of its pictures, so that a place never means two
 * pictures; after that a new one begins, named by `newBatch`.
 */
export function nextPlace(
  pictures: readonly Picture[],
  of: Pick<Place, 'account' | 'agency' | 'book'>,
  newBatch: () => string,
): Place {
  const last = inOrder(pictures.filter(it => it.account === of.account && it.book === of.book)).at(-1)
  return { ...of, batch: last?.batch ?? newBatch(), position: last === undefined ? 0 : last.position + 1 }
}

/** The first picture that may be sent now and that nobody is sending. */
export function nextToSend(
  pictures: readonly Picture[],
  busy: ReadonlySet<string>,
  nowMs: number,
): Picture | undefined {
  return inOrder(pictures).find(it => it.state === 'waiting' && it.notBefore <= nowMs && !busy.has(it.id))
}

/** When the next picture that was put off may be tried; undefined when none waits. */
export function nextAttemptMs(pictures: readonly Picture[]): number | undefined {
  const moments = pictures.filter(it => it.state === 'waiting').map(it => it.notBefore)
  return moments.length === 0 ? undefined : Math.min(...moments)
}

/** How many pictures there are, and how far they have come. */
export interface Tally {
  readonly taken: number
  readonly sent: number
  readonly waiting: number
  readonly refused: number
}

/** Counts pictures. */
export function tally(pictures: readonly Picture[]): Tally {
  const count = (state: Picture['state']) => pictures.filter(it => it.state === state).length
  return { taken: pictures.length, sent: count('sent'), waiting: count('waiting'), refused: count('refused') }
}

/**
 * The sent pictures that may leave the list. While a batch still waits for something, its last picture stays: the next one's place
 * is counted from it.
 */
export function listClearable(pictures: readonly Picture[]): Picture[] {
  const sent = pictures.filter(it => it.state === 'sent')
  return sent.filter(it => {
    const batch = pictures.filter(other => other.batch === it.batch)
    const isLast = batch.every(other => other.position <= it.position)
    return !isLast || batch.every(other => other.state === 'sent')
  })
}

/** Whether a picture can be thrown away without the server knowing anything of it. */
export function isOnlyHere({ state, upload, abandoned, capture }: Picture): boolean {
  return state === 'refused' || (upload === null && abandoned.length === 0 && capture === null)
}
