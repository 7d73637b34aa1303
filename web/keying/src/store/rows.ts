import type { Dictionary } from '../../../../src/keying/assist/schema.ts'
import type { Keying, Pack } from '../../../../src/keying/schema.ts'

/** A batch as this machine keeps it for an account. What was keyed stands in rows of its own; the pack's keyings are those of the server when it came. */
export interface KeptBatch {
  readonly account: string
  readonly id: string
  readonly agency: string
  readonly pack: Pack
  readonly dictionary: Dictionary | null
  /** Taken along: its images are kept, too. */
  readonly isAlong: boolean
  /** The server takes nothing more of it: taken back, or another person's. */
  readonly isGone: boolean
}

/** What was keyed of one task on this machine. */
export interface KeptKeying {
  readonly account: string
  readonly batch: string
  readonly keying: Keying
  /** The revision that the server is known to have; 0: none. */
  readonly sent: number
  /** What was on its way last: with an answer that got lost, the server's version is this machine's own. Null: nothing was sent yet. */
  readonly posted: Keying | null
  /** Why the server refused it, in words. */
  readonly refused: string | null
}

/** A picture of a batch that was taken along, by its address on the server. */
export interface KeptImage {
  readonly account: string
  readonly batch: string
  readonly address: string
  readonly blob: Blob
}

/** What was keyed of a task on two machines, and came off worse: nothing is thrown away. */
export interface KeptCopy {
  readonly account: string
  readonly batch: string
  readonly keying: Keying
  /** Milliseconds since 1970, by this machine's clock. */
  readonly at: number
}
