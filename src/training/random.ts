/**
 * A small seeded generator (sfc32): the same seed gives the same people on every machine.
 * Not for secrets; `Math.random` is not used because it cannot be seeded.
 */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** A whole number in [min, max]. */
  integer(min: number, max: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  pickWeighted<T>(table: WeightedTable<T>): T
}

/** Values with how often each occurs, ready for drawing; build it once with `weighted`. */
export interface WeightedTable<T> {
  readonly values: readonly T[]
  /** Running totals of the weights, same length as `values`. */
  readonly totals: readonly number[]
}

/** Builds a drawing table from pairs of value and weight. */
export function weighted<T>(pairs: readonly (readonly [T, number])[]): WeightedTable<T> {
  let total = 0
  const totals = pairs.map(([, weight]) => {
    total += weight
    return total
  })
  return { values: pairs.map(([value]) => value), totals }
}

/** Mixes up to six whole numbers into one 32-bit number; every input bit changes about half of the output's. */
export function mix(a: number, b = 0, c = 0, d = 0, e = 0, f = 0): number {
  let hash = scramble(0x9e3779b9 ^ a)
  hash = scramble(hash ^ b)
  hash = scramble(hash ^ c)
  hash = scramble(hash ^ d)
  hash = scramble(hash ^ e)
  return scramble(hash ^ f) >>> 0
}

function scramble(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) + 0x6d2b79f5
  return hash ^ (hash >>> 16)
}

/** A 32-bit number for a text (FNV-1a), to seed from names such as an agency's code. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** A generator that starts from the mixture of up to five numbers. */
export function createRandom(a: number, b = 0, c = 0, d = 0, e = 0): Random {
  return new Sfc32(mix(a, b, c, d, e, 1))
}

/** A class, not closures: a book of 10,000 rows makes some 100,000 generators. */
class Sfc32 implements Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: number) {
    this.a = seed | 0
    this.b = seed ^ 0x5bd1e995
    this.c = Math.imul(seed, 0x1b873593)
    for (let round = 0; round < 6; round++) this.next()
  }

  next(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return (sum >>> 0) / 0x1_0000_0000
  }

  integer(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return elementAt(list, Math.floor(this.next() * list.length))
  }

  pickWeighted<T>(table: WeightedTable<T>): T {
    const target = this.next() * elementAt(table.totals, table.totals.length - 1)
    let low = 0
    let high = table.totals.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (elementAt(table.totals, middle) > target) high = middle
      else low = middle + 1
    }
    return elementAt(table.values, low)
  }
}

function elementAt<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new Error('nothing to pick from')
  return value
}
