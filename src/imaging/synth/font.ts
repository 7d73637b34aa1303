/** One glyph: the advance in font units and its contours as quadratic curves, y pointing up. */
export interface Glyph {
  readonly advance: number
  /** Per contour: start x, y, then control x, y, end x, y of every curve. A straight side has its control at its end. */
  readonly contours: readonly (readonly number[])[]
}

/** A TrueType font, read far enough to draw text as outlines. */
export interface Font {
  readonly unitsPerEm: number
  /** Height of the line above and below the baseline, in font units, both positive. */
  readonly ascent: number
  readonly descent: number
  /** Whether the font has a shape of its own for the character, not the empty box. */
  has(character: string): boolean
  glyph(character: string): Glyph
}

/**
 * Reads a TrueType (glyf) font. Only what drawing needs: `cmap` format 4, `hmtx`, `glyf` with composites. No shaping and
 * no kerning: Vietnamese in NFC is one code point a letter, so neither is needed to write it correctly.
 * Source of the layout: the OpenType specification, chapters cmap, glyf, head, hhea, hmtx, loca.
 */
export function readFont(bytes: Uint8Array): Font {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const tables = readTables(data)
  const table = (tag: string): number => {
    const offset = tables.get(tag)
    if (offset === undefined) throw new Error(`font without table ${tag}`)
    return offset
  }
  const longOffsets = data.getInt16(table('head') + 50) === 1
  const metricCount = data.getUint16(table('hhea') + 34)
  const glyphIndexOf = readCharacterMap(data, table('cmap'))
  const loca = table('loca')
  const glyf = table('glyf')
  const hmtx = table('hmtx')
  const glyphAt = (index: number): number =>
    longOffsets ? data.getUint32(loca + 4 * index) : 2 * data.getUint16(loca + 2 * index)
  const cache = new Map<string, Glyph>()

  const contoursOf = (index: number, depth: number): number[][] => {
    const start = glyphAt(index)
    if (start === glyphAt(index + 1)) return []
    const offset = glyf + start
    const count = data.getInt16(offset)
    return count >= 0
      ? readSimple(data, offset + 10, count)
      : readComposite(data, offset + 10, part => (depth > 5 ? [] : contoursOf(part, depth + 1)))
  }

  return {
    unitsPerEm: data.getUint16(table('head') + 18),
    ascent: data.getInt16(table('hhea') + 4),
    descent: -data.getInt16(table('hhea') + 6),
    has: character => glyphIndexOf(character.codePointAt(0) ?? 0) !== 0,
    glyph(character) {
      const known = cache.get(character)
      if (known !== undefined) return known
      const index = glyphIndexOf(character.codePointAt(0) ?? 0)
      const glyph = {
        advance: data.getUint16(hmtx + 4 * Math.min(index, metricCount - 1)),
        contours: contoursOf(index, 0),
      }
      cache.set(character, glyph)
      return glyph
    },
  }
}

function readTables(data: DataView): ReadonlyMap<string, number> {
  const tables = new Map<string, number>()
  for (let index = 0; index < data.getUint16(4); index++) {
    const at = 12 + 16 * index
    const tag = String.fromCharCode(
      data.getUint8(at),
      data.getUint8(at + 1),
      data.getUint8(at + 2),
      data.getUint8(at + 3),
    )
    tables.set(tag, data.getUint32(at + 8))
  }
  return tables
}

function readCharacterMap(data: DataView, cmap: number): (code: number) => number {
  for (let index = 0; index < data.getUint16(cmap + 2); index++) {
    const start = cmap + data.getUint32(cmap + 8 + 8 * index)
    if (data.getUint16(start) === 4) return code => findInFormat4(data, start, code)
  }
  throw new Error('font without a Unicode character map of format 4')
}

function findInFormat4(data: DataView, start: number, code: number): number {
  const twiceCount = data.getUint16(start + 6)
  const ends = start + 14
  const starts = ends + twiceCount + 2
  for (let at = 0; at < twiceCount; at += 2) {
    if (data.getUint16(ends + at) < code) continue
    const first = data.getUint16(starts + at)
    if (first > code) return 0
    const delta = data.getUint16(starts + twiceCount + at)
    const rangeAt = starts + 2 * twiceCount + at
    const range = data.getUint16(rangeAt)
    if (range === 0) return (code + delta) & 0xffff
    const index = data.getUint16(rangeAt + range + 2 * (code - first))
    return index === 0 ? 0 : (index + delta) & 0xffff
  }
  return 0
}

function readSimple(data: DataView, offset: number, contourCount: number): number[][] {
  const ends: number[] = []
  for (let index = 0; index < contourCount; index++) ends.push(data.getUint16(offset + 2 * index))
  const pointCount = (ends.at(-1) ?? -1) + 1
  let at = offset + 2 * contourCount
  at += 2 + data.getUint16(at)
  const flags: number[] = []
  while (flags.length < pointCount) {
    const flag = data.getUint8(at++)
    flags.push(flag)
    if ((flag & 8) !== 0) for (let repeat = data.getUint8(at++); repeat > 0; repeat--) flags.push(flag)
  }
  const readAxis = (short: number, same: number): number[] => {
    let value = 0
    return flags.map(flag => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? data.getUint8(at++) : -data.getUint8(at++)
      else if ((flag & same) === 0) {
        value += data.getInt16(at)
        at += 2
      }
      return value
    })
  }
  const xs = readAxis(2, 16)
  const ys = readAxis(4, 32)
  let first = 0
  return ends.map(end => {
    const contour = toCurves(xs.slice(first, end + 1), ys.slice(first, end + 1), flags.slice(first, end + 1))
    first = end + 1
    return contour
  })
}

/** Points on and off the curve, where two controls in a row imply a point between them, become quadratic curves. */
function toCurves(xs: readonly number[], ys: readonly number[], flags: readonly number[]): number[] {
  const count = xs.length
  const point = (index: number) => ({
    x: xs[index % count] ?? 0,
    y: ys[index % count] ?? 0,
    on: ((flags[index % count] ?? 0) & 1) === 1,
  })
  const between = (a: { x: number; y: number }, b: { x: number; y: number }) => ({
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
  })
  const firstOn = flags.findIndex(flag => (flag & 1) === 1)
  const begin = Math.max(0, firstOn)
  const start = firstOn >= 0 ? point(begin) : between(point(count - 1), point(0))
  const curves = [start.x, start.y]
  let control: { x: number; y: number } | undefined
  for (let step = firstOn >= 0 ? 1 : 0; step <= (firstOn >= 0 ? count : count - 1); step++) {
    const next = point(begin + step)
    if (next.on) {
      curves.push(control?.x ?? next.x, control?.y ?? next.y, next.x, next.y)
      control = undefined
    } else {
      if (control !== undefined) {
        const middle = between(control, next)
        curves.push(control.x, control.y, middle.x, middle.y)
      }
      control = next
    }
  }
  if (control !== undefined) curves.push(control.x, control.y, start.x, start.y)
  return curves
}

function readComposite(
  data: DataView,
  offset: number,
  partContours: (index: number) => number[][],
): number[][] {
  const contours: number[][] = []
  let at = offset
  for (;;) {
    const flags = data.getUint16(at)
    const part = partContours(data.getUint16(at + 2))
    at += 4
    const wide = (flags & 1) !== 0
    const dx = wide ? data.getInt16(at) : data.getInt8(at)
    const dy = wide ? data.getInt16(at + 2) : data.getInt8(at + 1)
    at += wide ? 4 : 2
    const scales = (flags & 8) !== 0 ? 1 : (flags & 64) !== 0 ? 2 : (flags & 128) !== 0 ? 4 : 0
    const scale = Array.from({ length: scales }, (_, index) => data.getInt16(at + 2 * index) / 16_384)
    at += 2 * scales
    const a = scale[0] ?? 1
    const d = scales === 4 ? (scale[3] ?? 1) : (scale[1] ?? a)
    const b = scales === 4 ? (scale[1] ?? 0) : 0
    const c = scales === 4 ? (scale[2] ?? 0) : 0
    for (const contour of part) {
      contours.push(
        contour.map((value, index) => {
          const x = index % 2 === 0 ? value : (contour[index - 1] ?? 0)
          const y = index % 2 === 0 ? (contour[index + 1] ?? 0) : value
          return index % 2 === 0 ? a * x + c * y + dx : b * x + d * y + dy
        }),
      )
    }
    if ((flags & 32) === 0) return contours
  }
}
