import { createHash } from 'node:crypto'

/** Which of the two readings of a difference is shown first: by lot of its id, so that it is the same whenever it is looked at and tells nothing. */
export function sideOrder(differenceId: string): 'first' | 'second' {
  const [lot = 0] = createHash('sha256').update(differenceId).digest()
  return lot % 2 === 0 ? 'first' : 'second'
}
