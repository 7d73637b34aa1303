/** Chromaticities of sRGB adapted to D50, and the white itself, as XYZ (IEC 61966-2-1, ICC.1). */
const colorants = {
  wtpt: [0.9642, 1, 0.8249],
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7139],
} as const

const curvePoints = 256

/**
 * An ICC version 2 profile of sRGB, about 1 kB, made by calculation: PDF/A wants the colour space of a page stated, and
 * the profiles that ship with systems carry licences or 3 kB of text.
 */
export function makeSrgbProfile(): Buffer {
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', describe('sRGB')],
    ['cprt', text('No copyright')],
    ...Object.entries(colorants).map(([name, xyz]) => [name, xyzData(xyz)] as const),
    ['rTRC', toneCurve()],
  ]
  // One curve serves red, green and blue.
  const names = [...tags.map(([name]) => name), 'gTRC', 'bTRC']
  const start = 128 + 4 + names.length * 12
  const places = new Map<string, { offset: number; size: number }>()
  let offset = start
  for (const [name, data] of tags) {
    places.set(name, { offset, size: data.length })
    offset += data.length
  }
  const table = Buffer.alloc(4 + names.length * 12)
  table.writeUInt32BE(names.length, 0)
  names.forEach((name, index) => {
    const place = places.get(name) ?? places.get('rTRC')
    table.write(name, 4 + index * 12, 'latin1')
    table.writeUInt32BE(place?.offset ?? 0, 8 + index * 12)
    table.writeUInt32BE(place?.size ?? 0, 12 + index * 12)
  })
  return Buffer.concat([header(offset), table, ...tags.map(([, data]) => data)])
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(128)
  bytes.writeUInt32BE(size, 0)
  bytes.writeUInt32BE(0x02100000, 8)
  bytes.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [index, part] of [2026, 1, 1].entries()) bytes.writeUInt16BE(part, 24 + index * 2)
  bytes.write('acsp', 36, 'latin1')
  for (const [index, value] of colorants.wtpt.entries()) bytes.writeInt32BE(fixed(value), 68 + index * 4)
  return bytes
}

function fixed(value: number): number {
  return Math.round(value * 65536)
}

/** Every tag's data begins with its type and four zero bytes and fills whole words. */
function tag(type: string, data: Buffer): Buffer {
  const size = 8 + data.length
  const bytes = Buffer.alloc(Math.ceil(size / 4) * 4)
  bytes.write(type, 0, 'latin1')
  data.copy(bytes, 8)
  return bytes
}

function text(value: string): Buffer {
  return tag('text', Buffer.from(`${value}\0`, 'latin1'))
}

function describe(value: string): Buffer {
  const ascii = Buffer.from(`${value}\0`, 'latin1')
  const bytes = Buffer.alloc(4 + ascii.length + 8 + 3 + 67)
  bytes.writeUInt32BE(ascii.length, 0)
  ascii.copy(bytes, 4)
  return tag('desc', bytes)
}

function xyzData(xyz: readonly number[]): Buffer {
  const bytes = Buffer.alloc(12)
  for (const [index, value] of xyz.entries()) bytes.writeInt32BE(fixed(value), index * 4)
  return tag('XYZ ', bytes)
}

function toneCurve(): Buffer {
  const bytes = Buffer.alloc(4 + curvePoints * 2)
  bytes.writeUInt32BE(curvePoints, 0)
  for (let index = 0; index < curvePoints; index++) {
    const value = index / (curvePoints - 1)
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    bytes.writeUInt16BE(Math.round(linear * 65535), 4 + index * 2)
  }
  return tag('curv', bytes)
}
