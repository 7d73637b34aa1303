import type { Random } from '../../../src/training/random.ts'
import type { Region } from './names.ts'
import type { LackedItem, Period } from './period.ts'

export type Values = Record<string, string>

/** Who keeps a book and how: its office, its people, what its paper asks for, the habits of who typed it. */
export interface Scribe {
  readonly random: Random
  readonly period: Period
  readonly region: Region
  readonly lacks: ReadonlySet<LackedItem>
  readonly province: string
  readonly commune: string
  readonly office: string
  readonly capitals: boolean
  /** The kind of residence is typed as `1`, or left blank where nothing is said. */
  readonly hamlets: readonly string[]
  readonly signers: readonly { readonly name: string; readonly post: string }[]
  readonly clerk: string
}
