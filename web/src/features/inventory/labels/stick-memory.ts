import { z } from 'zod'

const key = 'sogoc-last-label'
const lastSchema = z.object({ agencyId: z.uuid(), kind: z.string(), year: z.number().int() })
type Last = z.infer<typeof lastSchema>

/** What was listed by a label last: the next cover mostly says nearly the same. */
export function lastStuck(): Last | undefined {
  const kept = localStorage.getItem(key)
  if (kept === null) return undefined
  try {
    return lastSchema.parse(JSON.parse(kept))
  } catch {
    return undefined // written by another version
  }
}

/** Keeps it in this browser; it says nothing of anybody. */
export function keepLast(last: Last): void {
  localStorage.setItem(key, JSON.stringify(last))
}
