import type { Dictionary, FamilyAnswer, FamilyQuestion } from '../../../../src/keying/assist/schema.ts'
import type { Keying, Pack } from '../../../../src/keying/schema.ts'

/** What a person changes of one entry. */
export type Patch = Partial<Pick<Keying, 'values' | 'doubts' | 'sources' | 'state' | 'note'>>

/** A batch that lies open before its keyer. The object is a new one only when `line`, `unsent` or `refused` changed: never per keystroke. */
export interface Work {
  readonly pack: Pack
  /** Null: it has not arrived yet, or there is no line. */
  readonly dictionary: Dictionary | null
  /** The newest, from memory. */
  keyingOf(task: string): Keying
  /** Takes a change at once, keeps it on this machine as it is typed, sends it within two seconds when there is a line. */
  change(task: string, patch: Patch): void
  /** The address of a page's picture: of the copy on this machine when there is one. */
  pageImage(page: string): string
  /** The same of one field's place, for who sees only crops. */
  fieldImage(entry: string, field: string): string
  /** Null: no line. */
  askFamilies(question: FamilyQuestion): Promise<FamilyAnswer | null>
  readonly line: 'online' | 'offline' | 'signed-out'
  /** Tasks with changes that the server has not. */
  readonly unsent: number
  /** Task → message: taken back; what was keyed stays on this machine. */
  readonly refused: ReadonlyMap<string, string>
}
