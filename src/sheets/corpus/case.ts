import type { ErrorCode } from '../../errors.ts'
import type { SheetReading } from '../sheet-reading.ts'
import type { SheetRemarks } from '../sheet-remarks.ts'

/** An odd file, and the one thing that may come of it. */
export interface CorpusCase {
  readonly name: string
  /** Name of the file, for its ending. */
  readonly file?: string
  readonly make: () => Buffer | string | Promise<Buffer>
  readonly reading?: SheetReading
  readonly expect: Refused | Read
}

interface Refused {
  readonly refused: ErrorCode
}

interface Read {
  /** The data rows' cells, without blank ends. */
  readonly rows: readonly (readonly (string | null)[])[]
  /** Their numbers, where those matter. */
  readonly numbers?: readonly number[]
  readonly marks?: readonly (Readonly<Record<number, string>> | undefined)[]
  readonly header?: readonly (string | null)[]
  readonly sheet?: string
  /** What is remarked; nothing else may be. */
  readonly remarks?: Partial<SheetRemarks>
  readonly original?: Readonly<Record<number, string>>
}
