import { get, i16x8, i32, i32x4, type Routine, set, v128, whileLess } from './wasm-code.ts'

/** Numbers that `warp` reads of each piece of a row. */
export const warpSpanNumbers = 5

/**
 * warp(source, stride, out, outStride, spans, end): draws pieces of rows one below the other, pixels of 3 bytes, bilinear. `spans` to
 * `end`: for each its x, y, stepX, stepY, places in the source in 1/65536 pixel whose neighbours are inside of it, and
 * its number of pixels. A byte too many is written: the next pixel's.
 */
export function warpRoutine(): Routine {
  const [source, stride, row, outStride, spans, spansEnd] = [0, 1, 2, 3, 4, 5] as const
  const [x, y, stepX, stepY, out, end, at, share, rows] = [6, 7, 8, 9, 10, 11, 12, 13, 14] as const
  const whole = (place: number) => i32.shiftRight(get(place), i32.of(16))
  const fraction = (place: number) => i32.and(i32.shiftRight(get(place), i32.of(8)), i32.of(255))
  const pixel = i32.add(i32.multiply(whole(y), get(stride)), i32.multiply(whole(x), i32.of(3)))
  const rest = i32.subtract(i32.of(256), get(share))
  const upper = i16x8.multiply(v128.low8(v128.load64(get(at))), i16x8.splat(rest))
  const below = i32.add(get(at), get(stride))
  const lower = i16x8.multiply(v128.low8(v128.load64(below)), i16x8.splat(get(share)))
  // Red beside the red of the pixel to the right, green beside green, blue beside blue.
  const paired = v128.pick(get(rows), [0, 1, 6, 7, 2, 3, 8, 9, 4, 5, 10, 11, 0, 0, 0, 0])
  const shares = i32x4.splat(i32.or(rest, i32.shiftLeft(get(share), i32.of(16))))
  const rounded = i32x4.shiftRight(i32x4.add(get(rows), i32x4.splat(i32.of(1 << 14))), i32.of(15))
  const number = (index: number) => i32.load(i32.add(get(spans), i32.of(index * 4)))
  const loop = whileLess(
    spans,
    get(spansEnd),
    ...[x, y, stepX, stepY].map((variable, index) => set(variable, number(index))),
    set(out, get(row)),
    set(end, i32.add(get(row), i32.multiply(number(4), i32.of(3)))),
    whileLess(
      out,
      get(end),
      set(at, i32.add(get(source), pixel)),
      set(share, fraction(y)),
      // Both rows blended: 0 to 32640.
      set(rows, i16x8.shiftRightUnsigned(i16x8.add(upper, lower), i32.of(1))),
      set(share, fraction(x)),
      set(rows, i32x4.dot(paired, shares)),
      v128.store32(get(out), v128.toBytes(v128.toShorts(rounded))),
      set(out, i32.add(get(out), i32.of(3))),
      set(x, i32.add(get(x), get(stepX))),
      set(y, i32.add(get(y), get(stepY))),
    ),
    set(row, i32.add(get(row), get(outStride))),
    set(spans, i32.add(get(spans), i32.of(warpSpanNumbers * 4))),
  )
  return { name: 'warp', parameters: 6, numbers: 8, vectors: 1, body: [loop] }
}

/** sumRows(source, stride, rows, sums, end): adds up bytes over so many rows, as numbers of 16 bits from `sums` to `end`; whole 16s. */
export function sumRowsRoutine(): Routine {
  const [source, stride, rows, sums, end, at, row, low, high] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const
  const bytes = v128.load(get(at))
  const loop = whileLess(
    sums,
    get(end),
    set(at, get(source)),
    set(low, i16x8.splat(i32.of(0))),
    set(high, i16x8.splat(i32.of(0))),
    set(row, i32.of(0)),
    whileLess(
      row,
      get(rows),
      set(low, i16x8.add(get(low), v128.low8(bytes))),
      set(high, i16x8.add(get(high), v128.high8(bytes))),
      set(at, i32.add(get(at), get(stride))),
      set(row, i32.add(get(row), i32.of(1))),
    ),
    v128.store(get(sums), get(low)),
    v128.store(i32.add(get(sums), i32.of(16)), get(high)),
    set(sums, i32.add(get(sums), i32.of(32))),
    set(source, i32.add(get(source), i32.of(16))),
  )
  return { name: 'sumRows', parameters: 5, numbers: 2, vectors: 2, body: [loop] }
}

/** sumPixels(source, stride, count, sums, end): adds up so many pixels at the beginning of each row; 16 bytes a row, 3 numbers of 32 bits. */
export function sumPixelsRoutine(): Routine {
  const [source, stride, count, sums, end, at, last, total] = [0, 1, 2, 3, 4, 5, 6, 7] as const
  const pixel = i32x4.low4(v128.low8(v128.load64(get(at))))
  const loop = whileLess(
    sums,
    get(end),
    set(at, get(source)),
    set(last, i32.add(get(source), i32.multiply(get(count), i32.of(3)))),
    set(total, i32x4.splat(i32.of(0))),
    whileLess(at, get(last), set(total, i32x4.add(get(total), pixel)), set(at, i32.add(get(at), i32.of(3)))),
    v128.store(get(sums), get(total)),
    set(sums, i32.add(get(sums), i32.of(16))),
    set(source, i32.add(get(source), get(stride))),
  )
  return { name: 'sumPixels', parameters: 5, numbers: 2, vectors: 1, body: [loop] }
}

/**
 * meanPixels(sums, out, end, factor, scale): the mean of so many sums of pixels; `scale` is 2^24 over the pixels that make one. All
 * three channels at once; writes a byte too many.
 */
export function meanPixelsRoutine(): Routine {
  const [sums, out, end, factor, scale, index, total] = [0, 1, 2, 3, 4, 5, 6] as const
  const half = i32x4.splat(i32.of(1 << 23))
  const mean = i32x4.shiftRightUnsigned(
    i32x4.add(i32x4.multiply(get(total), i32x4.splat(get(scale))), half),
    i32.of(24),
  )
  const loop = whileLess(
    out,
    get(end),
    set(total, i32x4.splat(i32.of(0))),
    set(index, i32.of(0)),
    whileLess(
      index,
      get(factor),
      set(total, i32x4.add(get(total), i32x4.low4(v128.load64(get(sums))))),
      set(sums, i32.add(get(sums), i32.of(6))),
      set(index, i32.add(get(index), i32.of(1))),
    ),
    v128.store32(get(out), v128.toBytes(v128.toShorts(mean))),
    set(out, i32.add(get(out), i32.of(3))),
  )
  return { name: 'meanPixels', parameters: 5, numbers: 1, vectors: 1, body: [loop] }
}

/** grey(source, out, end): the luma of pixels, 8 at a time; reads up to 21 bytes and writes 7 too many. */
export function greyRoutine(): Routine {
  const [source, out, end, first, second] = [0, 1, 2, 3, 4] as const
  // Of 24 bytes, the first 16 and the last 16.
  const channel = (offset: number, weight: number) => {
    const places = Array.from({ length: 8 }, (_, i) => i * 3 + offset).map(at => (at < 16 ? at : at + 8))
    return i16x8.multiply(
      v128.low8(v128.pick(get(first), [...places, ...places], get(second))),
      i16x8.splat(i32.of(weight)),
    )
  }
  const sum = i16x8.add(i16x8.add(channel(0, luma.red), channel(1, luma.green)), channel(2, luma.blue))
  const loop = whileLess(
    out,
    get(end),
    set(first, v128.load(get(source))),
    set(second, v128.load(i32.add(get(source), i32.of(8)))),
    v128.store64(get(out), v128.toBytes(i16x8.shiftRightUnsigned(sum, i32.of(8)))),
    set(source, i32.add(get(source), i32.of(24))),
    set(out, i32.add(get(out), i32.of(8))),
  )
  return { name: 'grey', parameters: 3, numbers: 0, vectors: 2, body: [loop] }
}

/** ITU-R BT.601 weights in 1/256. */
const luma = { red: 77, green: 150, blue: 29 }

/** Bytes that `flatten` reads of each piece of a row. */
export const flattenSpanBytes = 48

/**
 * flatten(source, out, spans, spansEnd, tone): multiplies a row of pixels from `source` by a gain that changes along it, and pulls what is
 * near the paper's tone onto it. `spans`: for each piece of the row 8 gains and their 8 steps, one for each of the 6 bytes of two pixels, in
 * 1/8192, and the number of its bytes; `tone`: the paper's 8 levels, and how near 8 times. Two pixels at a time; writes two bytes too
 * many.
 */
export function flattenRoutine(): Routine {
  const [source, out, spans, spansEnd, tone, end] = [0, 1, 2, 3, 4, 5] as const
  const [gain, step, paper, near, value, distance, sign] = [6, 7, 8, 9, 10, 11, 12] as const
  const behind = (pointer: number, offset: number) => i32.add(get(pointer), i32.of(offset))
  // 128 times a byte fits in 15 bits; times the gain over 4 and 32 it is the byte times the gain.
  const widened = i16x8.shiftLeft(v128.low8(v128.load64(get(source))), i32.of(7))
  const lit = i16x8.shiftRight(i16x8.multiplyQ15(widened, get(gain)), i32.of(5))
  const beyond = i16x8.subtractDownToZero(get(distance), get(near))
  // Nothing within `near`, then twice as steep until the pixel's own distance is reached: no edge shows.
  const kept = i16x8.least(i16x8.add(beyond, beyond), get(distance))
  const withSign = i16x8.subtract(v128.xor(get(distance), get(sign)), get(sign))
  const loop = whileLess(
    spans,
    get(spansEnd),
    set(gain, v128.load(get(spans))),
    set(step, v128.load(behind(spans, 16))),
    set(end, i32.add(get(out), i32.load(behind(spans, 32)))),
    whileLess(
      out,
      get(end),
      set(value, i16x8.least(lit, i16x8.splat(i32.of(255)))),
      set(value, i16x8.subtract(get(value), get(paper))),
      set(sign, i16x8.shiftRight(get(value), i32.of(15))),
      set(distance, i16x8.absolute(get(value))),
      set(distance, kept),
      v128.store64(get(out), v128.toBytes(i16x8.add(get(paper), withSign))),
      set(gain, i16x8.add(get(gain), get(step))),
      set(source, behind(source, 6)),
      set(out, behind(out, 6)),
    ),
    set(spans, behind(spans, flattenSpanBytes)),
  )
  return {
    name: 'flatten',
    parameters: 5,
    numbers: 1,
    vectors: 7,
    body: [set(paper, v128.load(get(tone))), set(near, v128.load(behind(tone, 16))), loop],
  }
}

/** brightest / darkest(source, out, end, step): every byte becomes the highest or lowest of itself and the two `step` bytes away; whole 16s. */
export function extremeRoutine(name: 'brightest' | 'darkest'): Routine {
  const [source, out, end, step] = [0, 1, 2, 3] as const
  const here = v128.load(get(source))
  const before = v128.load(i32.subtract(get(source), get(step)))
  const after = v128.load(i32.add(get(source), get(step)))
  const loop = whileLess(
    out,
    get(end),
    v128.store(get(out), v128[name](v128[name](here, before), after)),
    set(source, i32.add(get(source), i32.of(16))),
    set(out, i32.add(get(out), i32.of(16))),
  )
  return { name, parameters: 4, numbers: 0, vectors: 0, body: [loop] }
}
