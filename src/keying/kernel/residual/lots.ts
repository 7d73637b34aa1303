/** Random numbers that are the same each time they are asked for: a figure shown to whoever accepts a book does not flicker. */
export interface Lots {
  /** Uniform in [0, 1). */
  uniform(): number
  /** Beta-distributed: the share that `wrong` of `right + wrong` leaves believable; either may be a fraction, both above 0. */
  beta(wrong: number, right: number): number
  /** How many happen when `mean` are expected. */
  poisson(mean: number): number
}

/** Lots from a seed (mulberry32; gamma by Marsaglia and Tsang, A simple method for generating gamma variables, ACM TOMS 26, 2000). */
export function drawLots(seed: number): Lots {
  let state = seed >>> 0
  function uniform(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform())
  function gamma(shape: number): number {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape)
    const d = shape - 1 / 3
    const c = 1 / Math.sqrt(9 * d)
    for (;;) {
      const x = normal()
      const v = (1 + c * x) ** 3
      if (v > 0 && Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }
  function poisson(mean: number): number {
    if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
    const end = Math.exp(-mean)
    let count = 0
    for (let left = uniform(); left > end; left *= uniform()) count++
    return count
  }
  return {
    uniform,
    poisson,
    beta(wrong, right) {
      const x = gamma(wrong)
      return x === 0 ? 0 : x / (x + gamma(right))
    },
  }
}
