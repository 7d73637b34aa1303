/** The shortest password the server takes, in characters. */
export const passwordMinLength = 10

/** What is wrong with a new password: too short, or the repetition differs. */
export function findPasswordFault(next: string, repeated: string): 'short' | 'differs' | null {
  if ([...next].length < passwordMinLength) return 'short'
  return next === repeated ? null : 'differs'
}
