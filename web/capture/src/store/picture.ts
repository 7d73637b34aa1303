import { v7 as newId } from 'uuid'

/** A picture taken with this phone. Its bytes lie in a store of their own under the same id until the server has them. */
export interface Picture {
  readonly id: string
  /** Whose it is: other accounts on this phone neither see nor send it. */
  readonly account: string
  readonly agency: string
  readonly book: string
  /** One run of pictures of a book, and the place in it from 0. Time-ordered ids: an earlier batch sorts first. */
  readonly batch: string
  readonly position: number
  /** Counts the pictures taken for this position: a later one takes the place of the earlier. */
  readonly take: number
  /** Milliseconds since 1970, by the phone's clock. */
  readonly takenAt: number
  readonly name: string
  readonly sizeBytes: number
  readonly state: 'waiting' | 'sent' | 'refused'
  /** Where the server receives it, /api/uploads/…; null before the first byte. */
  readonly upload: string | null
  /** Uploads of earlier takes whose end is not known: they are looked after before this one is sent. */
  readonly abandoned: readonly string[]
  /** The capture that holds this position on the server; a retaken picture replaces it. */
  readonly capture: string | null
  /** Its place in the book as the server said it. */
  readonly sequence: number | null
  /** Why the server refused it, in words; null in a refused picture: the browser has lost its bytes. */
  readonly message: string | null
  readonly attempts: number
  /** Not tried again before this moment (milliseconds since 1970). */
  readonly notBefore: number
  readonly isBlurred: boolean
  /** A small JPEG; null until it is made. */
  readonly thumbnail: Blob | null
}

/** Where the next picture of a book goes. */
export interface Place {
  readonly account: string
  readonly agency: string
  readonly book: string
  readonly batch: string
  readonly position: number
}

/** What was taken. */
export interface Taken {
  readonly name: string
  readonly sizeBytes: number
  readonly takenAt: number
}

/** A new picture, waiting to be sent. */
export function newPicture(place: Place, taken: Taken): Picture {
  return {
    ...{ id: newId(), ...place, take: 1, ...taken },
    ...{ state: 'waiting', upload: null, abandoned: [], capture: null, sequence: null, message: null },
    ...{ attempts: 0, notBefore: 0, isBlurred: false, thumbnail: null },
  }
}

/** The same place taken again: what was sent of the earlier take is looked after before this one goes. */
export function retake(picture: Picture, taken: Taken): Picture {
  return {
    ...{ ...picture, ...taken, take: picture.take + 1 },
    ...{ state: 'waiting', message: null, attempts: 0, notBefore: 0, isBlurred: false, thumbnail: null },
    upload: null,
    abandoned: picture.upload === null ? picture.abandoned : [...picture.abandoned, picture.upload],
  }
}

/** A refused picture once more: the reason may be gone, as when a closed book was opened again. */
export function sendAgain(picture: Picture): Picture {
  return { ...picture, state: 'waiting', message: null, attempts: 0, notBefore: 0 }
}

/** What the server made of a take. */
export type Ended =
  | { readonly state: 'taken'; readonly capture: string; readonly sequence: number | null }
  | { readonly state: 'refused'; readonly message: string | null }

/**
 * The picture after the server answered about one of its takes. An answer about an earlier take only tells what the present one
 * replaces: it was taken again meanwhile.
 */
export function endTake(picture: Picture, take: number, ended: Ended): Picture {
  if (take !== picture.take) {
    return ended.state === 'taken'
      ? { ...picture, capture: ended.capture, sequence: ended.sequence }
      : picture
  }
  if (ended.state === 'refused') return { ...picture, state: 'refused', message: ended.message, upload: null }
  const { capture, sequence } = ended
  return { ...picture, state: 'sent', capture, sequence, upload: null, message: null }
}

const backoffMs = [2_000, 5_000, 15_000, 30_000, 60_000, 120_000]

/** The picture after an attempt that may be made again, later each time. */
export function postpone(picture: Picture, take: number, nowMs: number): Picture {
  if (take !== picture.take) return picture
  const wait = backoffMs[Math.min(picture.attempts, backoffMs.length - 1)] ?? 0
  return { ...picture, attempts: picture.attempts + 1, notBefore: nowMs + wait }
}
