import type { RegisterKind } from '../../register/kind.ts'
import { sameValue } from './same-value.ts'

/** Who of two was wrong; none: both are as the book has it. */
export type Fault = 'first' | 'second' | 'both' | 'none'

/** Who was wrong, when it is known what the book says. */
export function faultOf(
  kind: RegisterKind,
  field: string,
  { first, second }: { readonly first: string; readonly second: string },
  value: string,
): Fault {
  const firstRight = sameValue(kind, field, first, value)
  const secondRight = sameValue(kind, field, second, value)
  if (firstRight) return secondRight ? 'none' : 'second'
  return secondRight ? 'first' : 'both'
}
