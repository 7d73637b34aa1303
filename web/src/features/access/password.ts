import { passwordLength } from '../../../../src/access/schema.ts'

/** What is wrong with a new password: too short, or the repetition differs. */
export function findPasswordFault(next: string, repeated: string): 'short' | 'differs' | null {
  if ([...next].length < passwordLength.min) return 'short'
  return next === repeated ? null : 'differs'
}
