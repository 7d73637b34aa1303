import { type Bands, bandCount } from './bands.ts'
import { findLineWithin, type Side } from './page-sides.ts'

/** How wide the shadow of a sheet may be, in pixels of a copy about 1000 pixels long, and where it is no longer a line. */
const width = { least: 4, most: 40 }
/** A shadow is darker than the table and than the paper by so many levels and so much of them, and never black like print. */
const least = { levels: 8, share: 0.07, remaining: 0.25, support: 0.6 }

/**
 * Where a side was taken for the sheet's that is the far rim of its shadow on a table of its own tone, the sheet's own side within;
 * undefined when there is no such shadow. A shadow is a strip along the whole side that is darker than what lies on both sides of it.
 */
export function stepOutOfShadow(image: Bands, side: Side): Side | undefined {
  const inwards = side.name === 'left' || side.name === 'top' ? 1 : -1
  if (!isShadowed(image, side, (_, where) => [where - inwards * 3, where + inwards * 4], inwards))
    return undefined
  const isBrighterWithin = (profile: Float32Array, at: number) => {
    const outside = brightness(profile, at - inwards * 3, -inwards) ?? 255
    return (brightness(profile, at + inwards * 2, inwards) ?? 0) - outside >= least.levels
  }
  const inner = findLineWithin(image, side, [inwards * width.least, inwards * width.most], isBrighterWithin)
  if (inner === undefined || inner.support < least.support) return undefined
  const atInner = (band: number) => placeOf(inner, image, band)
  const isDarkBetween = isShadowed(
    image,
    side,
    band => [atInner(band) + inwards * 4, atInner(band) - inwards * 3],
    inwards,
  )
  if (!isDarkBetween || isSamePaper(image, side, inner, inwards)) return undefined
  return { ...inner, strength: Math.max(inner.strength, side.strength) }
}

/** Whether the same paper lies outside of the inner line as within it, which then is a rule printed on the paper. */
function isSamePaper(image: Bands, outer: Side, inner: Side, inwards: number): boolean {
  const differences: number[] = []
  for (const [band, profile] of image.profiles.entries()) {
    const [from, to] = [placeOf(outer, image, band), placeOf(inner, image, band)]
    const paper = brightness(profile, to + inwards * 5, inwards)
    const between = [0.3, 0.5].map(share => brightness(profile, from + (to - from) * share, inwards) ?? 0)
    if (paper !== undefined)
      differences.push(Math.max(...between.map(each => Math.abs(paper - each))) / Math.max(1, paper))
  }
  differences.sort((a, b) => a - b)
  return (differences[differences.length >> 1] ?? 0) < least.share
}

/** Whether, in most bands, the second of two places is darker than the first as a shadow is. */
function isShadowed(
  image: Bands,
  side: Side,
  places: (band: number, where: number) => readonly [number, number],
  inwards: number,
): boolean {
  let seen = 0
  let shadowed = 0
  for (const [band, profile] of image.profiles.entries()) {
    const [lit, dark] = places(band, placeOf(side, image, band))
    const bright = brightness(profile, lit, inwards)
    const dim = brightness(profile, dark, inwards)
    if (bright === undefined || dim === undefined) continue
    seen++
    if (bright - dim >= Math.max(least.levels, bright * least.share) && dim >= bright * least.remaining)
      shadowed++
  }
  return seen >= bandCount / 2 && shadowed >= seen * 0.7
}

function placeOf(side: Side, image: Bands, band: number): number {
  return side.offset + (side.slope * (band + 0.5) * image.length) / bandCount
}

/** The mean of the colours of two pixels; undefined beyond the image. */
function brightness(profile: Float32Array, place: number, inwards: number): number | undefined {
  const first = Math.round(place)
  const second = first + inwards
  if (Math.min(first, second) < 0 || Math.max(first, second) >= profile.length / 3) return undefined
  let sum = 0
  for (const at of [first * 3, second * 3])
    sum += (profile[at] ?? 0) + (profile[at + 1] ?? 0) + (profile[at + 2] ?? 0)
  return sum / 6
}
