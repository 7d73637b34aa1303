import type { Gradients } from './gradients.ts'

/** A straight line: the points with (x − centre) · cos + (y − centre) · sin = offset, in pixels. */
export interface Line {
  readonly cos: number
  readonly sin: number
  readonly offset: number
  /** How many edge pixels lie on it. */
  readonly votes: number
}

/** Lines of a picture that may be a side of the sheet, by the side: the sheet is around the middle of the picture. */
export interface Sides<T> {
  readonly top: T
  readonly right: T
  readonly bottom: T
  readonly left: T
}

const directions = 180
const stepDeg = 180 / directions
const offsetPx = 2
/** A side may lean this much: further, nobody holds a phone. */
const leanDeg = 36
const perSide = 10

const cosines = Array.from({ length: directions }, (_, i) => Math.cos((i * stepDeg * Math.PI) / 180))
const sines = Array.from({ length: directions }, (_, i) => Math.sin((i * stepDeg * Math.PI) / 180))

/** The strongest lines of each side (Hough's vote, each edge pixel only for lines across its own gradient). */
export function findLines(gradients: Gradients): Sides<readonly Line[]> {
  const { width, height } = gradients
  const reach = Math.ceil(Math.hypot(width, height) / 2 / offsetPx) + 1
  const perDirection = 2 * reach + 1
  const votes = new Uint16Array(directions * perDirection)
  const { x: gx, y: gy, threshold } = gradients
  for (let row = 1; row < height - 1; row++) {
    const fromMiddleY = row - height / 2
    for (let column = 1; column < width - 1; column++) {
      const place = row * width + column
      const dx = gx[place] ?? 0
      const dy = gy[place] ?? 0
      if (Math.abs(dx) + Math.abs(dy) < threshold) continue
      const direction = Math.round((Math.atan2(dy, dx) * 180) / Math.PI / stepDeg) + 2 * directions
      const fromMiddleX = column - width / 2
      for (let near = -2; near <= 2; near++) {
        const i = (direction + near) % directions
        const offset = fromMiddleX * (cosines[i] ?? 0) + fromMiddleY * (sines[i] ?? 0)
        const cell = i * perDirection + Math.round(offset / offsetPx) + reach
        votes[cell] = (votes[cell] ?? 0) + 1
      }
    }
  }
  const pick = (isUpright: boolean, before: boolean) =>
    pickLines(votes, { reach, isUpright, before, least: 0.25 * (isUpright ? height : width) })
  return {
    top: pick(false, true),
    bottom: pick(false, false),
    left: pick(true, true),
    right: pick(true, false),
  }
}

interface Pick {
  readonly reach: number
  /** Left or right side, else top or bottom. */
  readonly isUpright: boolean
  /** On the side of smaller x or y. */
  readonly before: boolean
  readonly least: number
}

/** The best lines of one side, none of them nearly another. Outer ones count more: the sheet's ruling is as straight as its edge. */
function pickLines(votes: Uint16Array, { reach, isUpright, before, least }: Pick): Line[] {
  const perDirection = 2 * reach + 1
  const cells: { direction: number; offset: number; count: number; weight: number }[] = []
  for (let direction = 0; direction < directions; direction++) {
    const degrees = direction * stepDeg
    const isOurs = isUpright
      ? degrees <= leanDeg || degrees >= 180 - leanDeg
      : Math.abs(degrees - 90) <= leanDeg
    if (!isOurs) continue
    // Near 180° the normal points to the left: before and after change places.
    const flipped = isUpright && degrees > 90
    for (let offset = -reach; offset <= reach; offset++) {
      const isBefore = offset < 0 !== flipped
      if (isBefore !== before) continue
      // A line between two cells votes for both.
      const cell = direction * perDirection + offset + reach
      const votesHere = votes[cell] ?? 0
      if (votesHere < (votes[cell - 1] ?? 0) || votesHere < (votes[cell + 1] ?? 0)) continue
      const count = votesHere + ((votes[cell - 1] ?? 0) + (votes[cell + 1] ?? 0)) / 2
      if (count < least) continue
      cells.push({ direction, offset, count, weight: count * (1 + Math.abs(offset) / reach) })
    }
  }
  cells.sort((a, b) => b.weight - a.weight)
  const picked: typeof cells = []
  for (const cell of cells) {
    if (picked.length >= perSide) break
    const isNew = picked.every(
      other =>
        Math.min(
          Math.abs(other.direction - cell.direction),
          directions - Math.abs(other.direction - cell.direction),
        ) > 3 || Math.abs(Math.abs(other.offset) - Math.abs(cell.offset)) > 3,
    )
    if (isNew) picked.push(cell)
  }
  return picked.map(({ direction, offset, count }) => ({
    cos: cosines[direction] ?? 1,
    sin: sines[direction] ?? 0,
    offset: offset * offsetPx,
    votes: count,
  }))
}
