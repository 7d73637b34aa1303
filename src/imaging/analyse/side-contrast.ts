import { type Bands, bandCount } from './bands.ts'
import type { Side } from './page-sides.ts'

/**
 * How much the surface changes across a line, in grey levels: the median over the bands of the difference in colour
 * between a strip inside and a strip outside, both clear of the line, and the same as a share of the inside's brightness.
 * A ruled line on paper measures near 0.
 */
export function contrastAcross(
  image: Bands,
  side: Side,
): { readonly levels: number; readonly share: number } {
  const { length } = image
  const inwards = side.name === 'left' || side.name === 'top' ? 1 : -1
  const differences: number[] = []
  const brightness: number[] = []
  for (const [band, profile] of image.profiles.entries()) {
    const where = Math.round(side.offset + (side.slope * (band + 0.5) * length) / bandCount)
    const inside = stripColour(profile, where + inwards * 8, where + inwards * 14)
    const outside = stripColour(profile, where - inwards * 4, where - inwards * 10)
    if (inside === undefined || outside === undefined) continue
    brightness.push((inside[0] + inside[1] + inside[2]) / 3)
    differences.push(
      (Math.abs(inside[0] - outside[0]) +
        Math.abs(inside[1] - outside[1]) +
        Math.abs(inside[2] - outside[2])) /
        3,
    )
  }
  const levels = medianOf(differences)
  return { levels, share: levels / Math.max(1, medianOf(brightness)) }
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
