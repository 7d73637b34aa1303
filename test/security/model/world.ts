import type { Role } from '../../../src/access/schema.ts'

/** An agency by its place in the world's list; days as `YYYY-MM-DD`, `to` is the first day on which it no longer exists. */
export interface WorldAgency {
  readonly level: 'province' | 'district' | 'commune'
  readonly parent: number | null
  readonly from: string
  readonly to: string | null
}

export interface WorldSuccession {
  readonly predecessor: number
  readonly successor: number
  readonly extent: 'full' | 'partial'
  readonly onDate: string
}

/** A book of the agency that registered; `keeper` is the agency somebody named as its keeper. */
export interface WorldBook {
  readonly agency: number
  readonly kind: string
  readonly keeper: number | null
}

export interface WorldAccount {
  readonly agency: number
  readonly role: Role
}

export interface WorldAssignment {
  readonly account: number
  readonly book: number
}

/** A small country: everything that rights depend on, by numbers. */
export interface World {
  readonly today: string
  readonly agencies: readonly WorldAgency[]
  readonly successions: readonly WorldSuccession[]
  readonly books: readonly WorldBook[]
  readonly accounts: readonly WorldAccount[]
  readonly assignments: readonly WorldAssignment[]
}

/** A book by its number. */
export function bookAt(world: World, index: number): WorldBook {
  const book = world.books[index]
  if (book === undefined) throw new RangeError(`no book ${index}`)
  return book
}
