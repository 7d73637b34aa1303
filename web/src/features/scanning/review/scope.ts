import type { Capture } from '../../../../../src/scanning/review/schema.ts'

/** What the next correction touches, always in the order of the book: this picture, every other one from here on, or all from here on. */
export type Scope = 'this' | 'every-other' | 'following'

export const scopes: readonly Scope[] = ['this', 'every-other', 'following']

/** Whether there is anything to correct on a picture: it has been looked through, and its size is known. */
export function isCorrectable(capture: Capture): boolean {
  return capture.recipes.length > 0 && capture.width !== null && capture.height !== null
}

/** The ids that a correction of this scope touches, of captures in the order of the book; none where there is nothing to correct. */
export function listTouched(captures: readonly Capture[], current: string, scope: Scope): readonly string[] {
  const from = captures.findIndex(({ id }) => id === current)
  if (from < 0) return []
  const reached = {
    this: captures.slice(from, from + 1),
    'every-other': captures.slice(from).filter((_, index) => index % 2 === 0),
    following: captures.slice(from),
  }[scope]
  return reached.filter(isCorrectable).map(({ id }) => id)
}
