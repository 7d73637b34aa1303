/** Fills blocks that are not known with the mean of known neighbours, ring by ring. */
export function fillUnknown(
  values: Float32Array,
  isKnown: Uint8Array,
  columns: number,
  rows: number,
): Float32Array {
  const out = Float32Array.from(values)
  let known = Uint8Array.from(isKnown)
  for (let ring = 0; ring < columns + rows && known.includes(0); ring++) {
    const next = Uint8Array.from(known)
    for (let at = 0; at < out.length; at++) {
      if (known[at] === 1) continue
      let sum = 0
      let count = 0
      for (const near of neighbours(at, columns, rows)) {
        if (known[near] !== 1) continue
        sum += out[near] ?? 0
        count++
      }
      if (count === 0) continue
      out[at] = sum / count
      next[at] = 1
    }
    known = next
  }
  return out
}

/**
 * Wipes out what is darker than its surroundings and shorter than `length` blocks both across and down; a strip that is long in
 * one direction (the shadow along a fold, of an arm) stays. The morphological closing by a line, the darker of both directions.
 */
export function closeAlongLines(
  values: Float32Array,
  columns: number,
  rows: number,
  length: number,
): Float32Array {
  const across = closeLines(values, rows, columns, columns, 1, length)
  const down = closeLines(values, columns, rows, 1, columns, length)
  return across.map((value, at) => Math.min(value, down[at] ?? value))
}

function closeLines(
  values: Float32Array,
  lines: number,
  places: number,
  lineStep: number,
  placeStep: number,
  length: number,
): Float32Array {
  const reach = length >> 1
  const out = Float32Array.from(values)
  const line = new Float32Array(places)
  const wide = new Float32Array(places)
  for (let i = 0; i < lines; i++) {
    for (let k = 0; k < places; k++) line[k] = values[i * lineStep + k * placeStep] ?? 0
    for (let k = 0; k < places; k++) wide[k] = highest(line, k - reach, k + reach)
    for (let k = 0; k < places; k++) out[i * lineStep + k * placeStep] = lowest(wide, k - reach, k + reach)
  }
  return out
}

function highest(line: Float32Array, from: number, to: number): number {
  const last = Math.min(line.length - 1, to)
  let found = Number.NEGATIVE_INFINITY
  for (let k = Math.max(0, from); k <= last; k++) found = Math.max(found, line[k] ?? found)
  return found
}

function lowest(line: Float32Array, from: number, to: number): number {
  const last = Math.min(line.length - 1, to)
  let found = Number.POSITIVE_INFINITY
  for (let k = Math.max(0, from); k <= last; k++) found = Math.min(found, line[k] ?? found)
  return found
}

/** The mean of each block and its neighbours, itself counting four times: no corner of a block is seen in the light. */
export function smoothGrid(values: Float32Array, columns: number, rows: number): Float32Array {
  return values.map((value, at) => {
    const x = at % columns
    const y = Math.floor(at / columns)
    // Itself is among the nine: three times more.
    let sum = value * 3
    let count = 3
    for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
        sum += values[ny * columns + nx] ?? 0
        count++
      }
    }
    return sum / count
  })
}

function neighbours(at: number, columns: number, rows: number): number[] {
  const x = at % columns
  const y = Math.floor(at / columns)
  const found: number[] = []
  for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx++) {
      if (nx !== x || ny !== y) found.push(ny * columns + nx)
    }
  }
  return found
}
