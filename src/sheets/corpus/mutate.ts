/** A source of chance that gives the same numbers for the same seed (mulberry32). */
export function createChance(seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

type Chance = ReturnType<typeof createChance>

/** One way of spoiling bytes; gives new ones. */
type Mutation = (bytes: Buffer, chance: Chance) => Buffer

/** Numbers at which programs stumble. */
const edges = [0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0xffffffff]

const flipBits: Mutation = (bytes, chance) => {
  const changed = Buffer.from(bytes)
  for (let count = 1 + chance(8); count > 0; count--) {
    const at = chance(changed.length)
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << chance(8)), at)
  }
  return changed
}
const truncate: Mutation = (bytes, chance) => bytes.subarray(0, chance(bytes.length))
const removePiece: Mutation = (bytes, chance) => {
  const at = chance(bytes.length)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance(64))])
}
const repeatPiece: Mutation = (bytes, chance) => {
  const at = chance(bytes.length)
  const piece = bytes.subarray(at, at + 1 + chance(200))
  const to = chance(bytes.length)
  return Buffer.concat([bytes.subarray(0, to), piece, bytes.subarray(to)])
}
const writeEdge: Mutation = (bytes, chance) => {
  const changed = Buffer.from(bytes)
  const edge = edges[chance(edges.length)] ?? 0
  const at = chance(Math.max(1, changed.length - 4))
  if (changed.length >= 4)
    chance(2) === 0 ? changed.writeUInt32LE(edge, at) : changed.writeUInt16LE(edge & 0xffff, at)
  return changed
}

const byteMutations: readonly Mutation[] = [flipBits, truncate, removePiece, repeatPiece, writeEdge]

/** Bytes spoilt once to three times. */
export function mutateBytes(bytes: Buffer, chance: Chance): Buffer {
  let changed = bytes
  for (let count = 1 + chance(3); count > 0 && changed.length > 0; count--)
    changed = (byteMutations[chance(byteMutations.length)] ?? flipBits)(changed, chance)
  return changed
}

const snippets = [
  '<row r="1">',
  '</row>',
  '<c r="ZZZ1">',
  '<c t="s"><v>-1</v></c>',
  '<c t="s"><v>1e99</v></c>',
  '<c t="d"><v>x</v></c>',
  '<c s="999"><v>1</v></c>',
  '<v>NaN</v>',
  '<is><t>',
  '</worksheet>',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#x110000;',
  '&#0;',
  '&amp',
  '"',
  "'",
  '>',
  '<',
  '_xD800_',
  '\u0000',
  'r="-1"',
  'r="99999999999"',
  'ref="A1:A0"',
  '<mergeCell ref="XFD1048576:A1"/>',
  '<sheet name="x" r:id="rId9"/>',
]

/** XML with snippets put in, pieces moved, numbers and quotes changed. */
export function mutateXml(xml: string, chance: Chance): string {
  let changed = xml
  for (let count = 1 + chance(4); count > 0; count--) {
    const at = chance(changed.length + 1)
    switch (chance(4)) {
      case 0:
        changed = changed.slice(0, at) + (snippets[chance(snippets.length)] ?? '') + changed.slice(at)
        break
      case 1:
        changed = changed.slice(0, at) + changed.slice(at + chance(40))
        break
      case 2: {
        const to = chance(changed.length + 1)
        changed = changed.slice(0, to) + changed.slice(at, at + chance(80)) + changed.slice(to)
        break
      }
      default:
        changed =
          changed.slice(0, at) +
          changed.slice(at).replace(/\d+/, () => String(edges[chance(edges.length)] ?? 0))
    }
  }
  return changed
}
