import type { Asking } from './asking.ts'

/** The value that the same field had in the entry before; null when there is none. */
export function ditto({ field, before }: Pick<Asking, 'field' | 'before'>): string | null {
  return before[0]?.[field.id] || null
}
