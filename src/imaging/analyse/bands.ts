import type { Rgb } from '../raster.ts'

/** So many bands across each pair of sides: 20 pixels each on a copy 1000 pixels long. */
export const bandCount = 48

/** An image cut into bands across a pair of sides: per band the mean colour along the side, as a row of pixels across it. */
export interface Bands {
  /** Pixels along the side and across it. */
  readonly length: number
  readonly across: number
  /** One row of colours (3 numbers a pixel) per band. */
  readonly profiles: readonly Float32Array[]
}

/** Cuts an image into bands for its left and right sides, or for its top and bottom. */
export function cutBands(image: Rgb, pair: 'left-right' | 'top-bottom'): Bands {
  const vertical = pair === 'left-right'
  const length = vertical ? image.height : image.width
  const across = vertical ? image.width : image.height
  const profiles = Array.from({ length: bandCount }, () => new Float32Array(across * 3))
  const counts = new Uint32Array(bandCount)
  const bandOf = Uint8Array.from({ length }, (_, place) => Math.floor((place * bandCount) / length))
  for (const band of bandOf) counts[band] = (counts[band] ?? 0) + 1
  let at = 0
  for (let y = 0; y < image.height; y++) {
    const rowProfile = vertical ? profiles[bandOf[y] ?? 0] : undefined
    for (let x = 0; x < image.width; x++, at += 3) {
      const profile = rowProfile ?? profiles[bandOf[x] ?? 0]
      if (profile === undefined) continue
      const slot = (vertical ? x : y) * 3
      profile[slot] = (profile[slot] ?? 0) + (image.data[at] ?? 0)
      profile[slot + 1] = (profile[slot + 1] ?? 0) + (image.data[at + 1] ?? 0)
      profile[slot + 2] = (profile[slot + 2] ?? 0) + (image.data[at + 2] ?? 0)
    }
  }
  for (const [band, profile] of profiles.entries()) {
    const count = Math.max(1, counts[band] ?? 1)
    for (let i = 0; i < profile.length; i++) profile[i] = (profile[i] ?? 0) / count
  }
  return { length, across, profiles }
}
