/**
 * A small assembler for WebAssembly with 128-bit vectors: just what the loops over pixels need (pixel-kernel.ts). Written out by hand
 * because a few short loops do not warrant a compiler in the build. Opcodes: https://webassembly.github.io/spec/core/binary/instructions.html
 */

/** Machine code that leaves one value on the stack, or none. */
export type Code = readonly number[]

function unsigned(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  for (; rest > 127; rest >>>= 7) bytes.push((rest & 127) | 128)
  return [...bytes, rest]
}

function signed(value: number): number[] {
  const bytes: number[] = []
  let rest = value | 0
  for (; rest < -64 || rest > 63; rest >>= 7) bytes.push((rest & 127) | 128)
  return [...bytes, rest & 127]
}

const binary =
  (opcode: number) =>
  (a: Code, b: Code): Code => [...a, ...b, opcode]

/** Numbers of 32 bits, and memory addresses. */
export const i32 = {
  of: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  subtract: binary(0x6b),
  multiply: binary(0x6c),
  and: binary(0x71),
  or: binary(0x72),
  shiftLeft: binary(0x74),
  shiftRight: binary(0x75),
  shiftRightUnsigned: binary(0x76),
  isLess: binary(0x49),
  load: (at: Code): Code => [...at, 0x28, 0, 0],
}

const vector =
  (opcode: number, ...after: number[]) =>
  (...operands: Code[]): Code => [...operands.flat(), 0xfd, ...unsigned(opcode), ...after]

/** Vectors of 128 bits. `low8` widens 8 bytes to 8 numbers of 16 bits; q15 numbers are shares in 1/32768. */
export const v128 = {
  load: vector(0x00, 0, 0),
  load64: vector(0x5d, 0, 0),
  store: vector(0x0b, 0, 0),
  store32: vector(0x5a, 0, 0, 0),
  store64: vector(0x5b, 0, 0, 0),
  xor: vector(0x51),
  brightest: vector(0x79),
  darkest: vector(0x77),
  /** 16 bytes picked out of one vector by their places, or out of two: the second's are 16 to 31. */
  pick: (value: Code, places: readonly number[], second = value): Code => [
    ...value,
    ...second,
    0xfd,
    0x0d,
    ...places,
  ],
  low8: vector(0x89),
  high8: vector(0x8a),
  toBytes: (value: Code): Code => [...value, ...value, 0xfd, 0x66],
  toShorts: (value: Code): Code => [...value, ...value, 0xfd, ...unsigned(0x85)],
}

export const i16x8 = {
  splat: vector(0x10),
  absolute: vector(0x80),
  shiftLeft: vector(0x8b),
  shiftRight: vector(0x8c),
  shiftRightUnsigned: vector(0x8d),
  add: vector(0x8e),
  subtract: vector(0x91),
  subtractDownToZero: vector(0x93),
  multiply: vector(0x95),
  least: vector(0x96),
  multiplyQ15: vector(0x82),
}

export const i32x4 = {
  splat: vector(0x11),
  add: vector(0xae),
  multiply: vector(0xb5),
  shiftRight: vector(0xac),
  shiftRightUnsigned: vector(0xad),
  /** Widens the 4 lower numbers of 16 bits. */
  low4: vector(0xa9),
  /** Sums of neighbouring products: 8 × 8 numbers of 16 bits give 4 of 32. */
  dot: vector(0xba),
}

export const get = (variable: number): Code => [0x20, ...unsigned(variable)]
export const set = (variable: number, value: Code): Code => [...value, 0x21, ...unsigned(variable)]

/** Repeats the body while a variable, taken as unsigned, is less than a value; tested before the first time. */
export function whileLess(variable: number, limit: Code, ...body: Code[]): Code {
  const test = i32.isLess(get(variable), limit)
  return [0x02, 0x40, 0x03, 0x40, ...test, 0x45, 0x0d, 1, ...body.flat(), 0x0c, 0, 0x0b, 0x0b]
}

/** A function of 32-bit parameters without a result. Its variables: the parameters, then its numbers, then its vectors. */
export interface Routine {
  readonly name: string
  readonly parameters: number
  readonly numbers: number
  readonly vectors: number
  readonly body: readonly Code[]
}

/** The module with these functions, on a memory that is imported as env.memory. */
export function assemble(routines: readonly Routine[]): Uint8Array {
  const list = (items: readonly (readonly number[])[]) => [...unsigned(items.length), ...items.flat()]
  const section = (id: number, content: readonly number[]) => [id, ...unsigned(content.length), ...content]
  const text = (value: string) => [...unsigned(value.length), ...Buffer.from(value, 'latin1')]
  const types = routines.map(({ parameters }) => [
    0x60,
    ...list(Array.from({ length: parameters }, () => [0x7f])),
    0,
  ])
  const bodies = routines.map(({ numbers, vectors, body }) => {
    const variables = list([
      [...unsigned(numbers), 0x7f],
      [...unsigned(vectors), 0x7b],
    ])
    const code = [...variables, ...body.flat(), 0x0b]
    return [...unsigned(code.length), ...code]
  })
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(2, list([[...text('env'), ...text('memory'), 2, 0, 1]])),
    ...section(3, list(routines.map((_, index) => unsigned(index)))),
    ...section(7, list(routines.map(({ name }, index) => [...text(name), 0, ...unsigned(index)]))),
    ...section(10, list(bodies)),
  ])
}
