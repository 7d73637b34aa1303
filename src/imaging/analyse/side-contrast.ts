import { type Bands, bandCount } from './bands.ts'
import type { Side } from './page-sides.ts'

/** How much the surface changes across a line. */
export interface Contrast {
  /** Difference in colour, in grey levels, and as a share of the inside's brightness. */
  readonly levels: number
  readonly share: number
  /** Whether the two surfaces may be one under two lights: the same hue, not too different in brightness. */
  readonly isOneHue: boolean
}

/** Surfaces of one hue differ less than this in each channel's share of the whole, and in brightness by no more than a shadow does. */
const oneHue = { shares: 0.012, brightness: 0.45 }

/**
 * Compares a strip inside of a line with one outside, both clear of it, and `further` pixels beyond that: the median over the bands.
 * A ruled line on paper measures near 0, and so does a line of text further away. Undefined where the image ends too soon.
 */
export function contrastAcross(image: Bands, side: Side, further = 0): Contrast | undefined {
  const { length } = image
  const inwards = side.name === 'left' || side.name === 'top' ? 1 : -1
  const differences: number[] = []
  const hues: number[] = []
  const lights: number[] = []
  const brightness: number[] = []
  for (const [band, profile] of image.profiles.entries()) {
    const where = Math.round(side.offset + (side.slope * (band + 0.5) * length) / bandCount)
    const inside = stripColour(profile, where + inwards * (8 + further), where + inwards * (14 + further))
    const outside = stripColour(profile, where - inwards * (4 + further), where - inwards * (10 + further))
    if (inside === undefined || outside === undefined) continue
    const [here, there] = [sumOf(inside), sumOf(outside)]
    brightness.push(here / 3)
    lights.push((Math.min(here, there) + 1) / (Math.max(here, there) + 1))
    const gaps = inside.map((level, channel) => Math.abs(level - (outside[channel] ?? 0)))
    differences.push((gaps[0] ?? 0) / 3 + (gaps[1] ?? 0) / 3 + (gaps[2] ?? 0) / 3)
    hues.push(
      Math.max(
        ...inside.map((level, channel) =>
          Math.abs(level / (here + 1) - (outside[channel] ?? 0) / (there + 1)),
        ),
      ),
    )
  }
  if (differences.length < bandCount / 2) return undefined
  const levels = medianOf(differences)
  return {
    levels,
    share: levels / Math.max(1, medianOf(brightness)),
    isOneHue: medianOf(hues) < oneHue.shares && medianOf(lights) > oneHue.brightness,
  }
}

/**
 * How much darker it is just outside of a line than just inside, in grey levels: the shadow that a sheet throws on a lid of
 * its own colour. A ruled line has the same paper on both sides and measures near 0. `image` is about 1000 pixels long.
 */
export function shadowOutside(image: Bands, side: Side): number {
  const inwards = side.name === 'left' || side.name === 'top' ? 1 : -1
  const differences: number[] = []
  for (const [band, profile] of image.profiles.entries()) {
    const where = Math.round(side.offset + (side.slope * (band + 0.5) * image.length) / bandCount)
    const inside = stripColour(profile, where + inwards * 3, where + inwards * 7)
    const outside = stripColour(profile, where - inwards * 3, where - inwards * 6)
    if (inside === undefined || outside === undefined) continue
    differences.push((inside[0] + inside[1] + inside[2] - outside[0] - outside[1] - outside[2]) / 3)
  }
  return medianOf(differences)
}

function sumOf([red, green, blue]: readonly [number, number, number]): number {
  return red + green + blue
}

/** The median colour of a few pixels of a band: a stroke between them does not count. */
function stripColour(profile: Float32Array, a: number, b: number): [number, number, number] | undefined {
  const across = profile.length / 3
  const from = Math.max(0, Math.min(a, b))
  const to = Math.min(across - 1, Math.max(a, b))
  if (to - from < 1) return undefined
  const median = (channel: number) => {
    const values: number[] = []
    for (let q = from; q <= to; q++) values.push(profile[q * 3 + channel] ?? 0)
    return medianOf(values)
  }
  return [median(0), median(1), median(2)]
}

function medianOf(values: number[]): number {
  values.sort((a, b) => a - b)
  return values[values.length >> 1] ?? 0
}
