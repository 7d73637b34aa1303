/** A stream of numbers in [-1, 1) from a seed: the unsteadiness of a hand and the grain of paper (mulberry32). */
export type Shake = () => number

export function createShake(seed: number): Shake {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 0x8000_0000 - 1
  }
}
