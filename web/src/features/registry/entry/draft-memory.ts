import { z } from 'zod'
import { aboutSchema } from '../../../../../src/registry/entry/schema.ts'
import type { DraftPlace } from './calls.ts'

const leftSchema = z.object({
  draft: z.uuid(),
  revision: z.number().int(),
  fields: z.record(z.string(), z.string()),
  about: aboutSchema,
})

/** What was typed on this machine and has not reached the server. */
export type LeftHere = z.output<typeof leftSchema>

const prefixOf = (book: string) => `sogoc.entry.${book}.`
const keyOf = ({ book, draft }: Pick<DraftPlace, 'book' | 'draft'>) => prefixOf(book) + draft

/** Keeps what is typed on this machine until the server has it: a browser that is killed loses nothing. */
export function rememberHere(place: DraftPlace, left: Omit<LeftHere, 'draft'>): void {
  try {
    localStorage.setItem(keyOf(place), JSON.stringify({ draft: place.draft, ...left }))
  } catch {
    // No room, or storage is switched off: the server has it a second later.
  }
}

/** The server has it: nothing of it stays on this machine. */
export function forgetHere(place: Pick<DraftPlace, 'book' | 'draft'>): void {
  localStorage.removeItem(keyOf(place))
}

/** What is left of one draft here, or of any draft of the book. */
export function recallHere(book: string, draft?: string): LeftHere | undefined {
  const keys =
    draft === undefined
      ? Object.keys(localStorage).filter(key => key.startsWith(prefixOf(book)))
      : [keyOf({ book, draft })]
  for (const key of keys) {
    const left = leftSchema.safeParse(readJson(localStorage.getItem(key)))
    if (left.success) return left.data
    localStorage.removeItem(key)
  }
  return undefined
}

function readJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
