import type { Quad } from './geometry/point.ts'

export type Rotation = 0 | 90 | 180 | 270
export type Half = 'left' | 'right'

/** The page under its own light, or under an even one. */
export type Tone = 'original' | 'flattened'

/** How sure each decision is, 0..1. */
export interface Confidence {
  readonly rotation: number
  readonly skew: number
  readonly quad: number
  readonly split: number
}

/**
 * How a page comes out of its original: everything a rendering needs, so it can be redone or corrected by hand.
 * Coordinates are pixels of the image as any viewer shows it, with its EXIF orientation applied.
 */
export interface Recipe {
  /** Which side of a double page, or null for a page of its own. */
  readonly half: Half | null
  /** The clockwise turn that puts the text upright. */
  readonly rotationDeg: Rotation
  /** Slope of the text lines after that turn, clockwise positive. */
  readonly skewDeg: number
  /** What becomes the output's corners: top left, top right, bottom right, bottom left as read. */
  readonly quad: Quad
  readonly confidence: Confidence
  /** Whether the light is evened; as the profile has it unless said. */
  readonly tone?: Tone
}
