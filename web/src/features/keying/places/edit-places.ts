import type { FieldPlace } from '../../../../../src/scanning/schema.ts'

/** A rectangle as shares of the part of a page that carries a case. */
export interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A point on that part, as shares. */
export interface Spot {
  readonly x: number
  readonly y: number
}

/** A rectangle smaller than this was a slip of the hand. */
export const leastSize = 0.004

/** A place is told to a ten-thousandth: a fifth of a pixel of a page. */
const steps = 10_000
const round = (share: number) => Math.round(share * steps) / steps
const within = (share: number, most: number) => Math.max(0, Math.min(most, share))

/** The rectangle inside the part, as large as it fits there. */
export function fit({ left, top, width, height }: Rectangle): Rectangle {
  const [l, t] = [round(within(left, 1 - leastSize)), round(within(top, 1 - leastSize))]
  return {
    left: l,
    top: t,
    // Down, so that no sum passes the edge.
    width: Math.max(leastSize, Math.floor(Math.min(round(width), 1 - l) * steps) / steps),
    height: Math.max(leastSize, Math.floor(Math.min(round(height), 1 - t) * steps) / steps),
  }
}

/** What was drawn from one corner to the other; in a ledger a column has the height of its row. Undefined: a slip. */
export function drawn(from: Spot, to: Spot, isLedger: boolean): Rectangle | undefined {
  const clamp = ({ x, y }: Spot) => ({ x: within(x, 1), y: within(y, 1) })
  const [a, b] = [clamp(from), clamp(to)]
  const [width, height] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)]
  if (width < leastSize || (!isLedger && height < leastSize)) return undefined
  const left = Math.min(a.x, b.x)
  return fit(isLedger ? { left, top: 0, width, height: 1 } : { left, top: Math.min(a.y, b.y), width, height })
}

/** Moved as a whole; it stops at the edge and keeps its size. */
export function moved(place: Rectangle, right: number, down: number): Rectangle {
  return fit({
    ...place,
    left: within(place.left + right, 1 - place.width),
    top: within(place.top + down, 1 - place.height),
  })
}

/** Its right and lower edge moved. */
export function resized(place: Rectangle, wider: number, higher: number): Rectangle {
  return fit({
    ...place,
    width: Math.max(leastSize, place.width + wider),
    height: Math.max(leastSize, place.height + higher),
  })
}

/** Its upper left and lower right corner moved by hand: `grip` says which of the two. */
export function pulled(place: Rectangle, grip: 'start' | 'end', to: Spot): Rectangle {
  const end = { x: place.left + place.width, y: place.top + place.height }
  const [a, b] = grip === 'start' ? [to, end] : [{ x: place.left, y: place.top }, to]
  return drawn(a, b, false) ?? place
}

/** Where a field begins that is placed by keyboard: the line below the one before it, in a ledger the column after it. */
export function startPlace(before: FieldPlace | undefined, sheet: number, isLedger: boolean): Rectangle {
  const near = before?.sheet === sheet ? before : undefined
  if (isLedger) {
    const width = near?.width ?? 0.1
    const left = near === undefined ? 0.02 : near.left + near.width
    return fit({ left: within(left, 1 - width), top: 0, width, height: 1 })
  }
  if (near === undefined) return { left: 0.3, top: 0.1, width: 0.4, height: 0.04 }
  return fit({ ...near, top: within(near.top + near.height, 1 - near.height) })
}

/** The next field without a place, after this one and then from the start; undefined when every one has its place. */
export function nextOpen(
  fields: readonly string[],
  places: readonly FieldPlace[],
  after: string,
): string | undefined {
  const known = new Set(places.map(({ field }) => field))
  const at = fields.indexOf(after)
  return [...fields.slice(at + 1), ...fields.slice(0, at + 1)].find(field => !known.has(field))
}

/** The places with this one in them, instead of the field's old one. */
export function withPlace(
  places: readonly FieldPlace[],
  field: string,
  sheet: number,
  { left, top, width, height }: Rectangle,
): readonly FieldPlace[] {
  return [...places.filter(place => place.field !== field), { field, sheet, left, top, width, height }]
}

/** The fields of which this is the place, in their order: several may stand in one. */
export function groupPlaces(
  fields: readonly string[],
  places: readonly FieldPlace[],
  sheet: number,
): readonly { readonly place: FieldPlace; readonly fields: readonly string[] }[] {
  const groups = new Map<string, { readonly place: FieldPlace; readonly fields: string[] }>()
  const order = (field: string) => fields.indexOf(field)
  for (const place of places
    .filter(each => each.sheet === sheet && fields.includes(each.field))
    .toSorted((a, b) => order(a.field) - order(b.field))) {
    const key = [place.left, place.top, place.width, place.height].join(' ')
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { place, fields: [place.field] })
    else group.fields.push(place.field)
  }
  return [...groups.values()]
}
