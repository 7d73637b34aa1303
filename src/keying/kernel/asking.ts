import type { Field, RegisterKind } from '../../register/kind.ts'
import type { Dictionary } from '../assist/schema.ts'
import type { Source } from '../schema.ts'

/** Values of an entry by field; what is empty is '' or absent. */
export type Values = Readonly<Record<string, string>>

/** A field while it is typed, and all that is known around it. */
export interface Asking {
  readonly kind: RegisterKind
  readonly field: Field
  /** What stands in the field. */
  readonly typed: string
  /** What stands in the entry's fields. */
  readonly values: Values
  /** The entries of the batch before this one, latest first. */
  readonly before: readonly Values[]
  /** Null: there was no line when the batch was opened. */
  readonly dictionary: Dictionary | null
  readonly bookYear: number
  /** What every entry of the book begins with. */
  readonly carried: Values
}

/** A value offered for a field; never taken by itself. */
export interface Suggestion {
  readonly value: string
  /** As it is shown; may tell more than the value. */
  readonly label: string
  readonly how: Source['how']
  /** Only the words so far: when it is taken, a space follows and the field is typed on (names, word by word). */
  readonly goesOn: boolean
}
