import type { GutterHint } from './analyse/gutter.ts'
import type { SplitMode } from './plan-recipes.ts'
import type { Recipe, Tone } from './recipe.ts'
import type { EncodeTarget } from './render/encode.ts'

/** What the output is for: packages of công văn 1437 (about 100 kB a page), or keeping. */
export type ProfileName = 'hotich-1437' | 'archive'

export const profileNames: readonly ProfileName[] = ['hotich-1437', 'archive']
export const splitModes: readonly SplitMode[] = ['auto', 'none', 'spread']

export interface ScanOptions {
  readonly profile: ProfileName
  readonly split: SplitMode
  /** Recipes decided by a person: rendered as they are, nothing is decided anew. */
  readonly recipes?: readonly Recipe[]
  /** Where the folds of the book's other double pages lie: looked for only there, and placed there when none is seen. */
  readonly gutterNear?: GutterHint
  /** Also a small JPEG of each page, at most so many pixels wide. */
  readonly thumbnailWidth?: number
}

interface Profile {
  /** Resolution of the output; a page is never enlarged beyond its original. */
  readonly dpi: number
  readonly tone: Tone
  readonly encode: (areaInA4: number) => EncodeTarget
}

/**
 * Công văn 1437 asks for about 100 kB an A4 page, in colour. After flattening, 200 dpi and mozjpeg quality 24 give 75 to 80 kB, and
 * Tesseract reads the printed labels as well as on the 300 dpi originals, down to quality 20 and 160 dpi (docs/benchmarks.md).
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'hotich-1437': {
    dpi: 200,
    tone: 'flattened',
    encode: area => ({
      budgetBytes: Math.max(60_000, 115_000 * area),
      quality: 24,
      leastQuality: 18,
      leastScale: 0.8,
      chroma: '4:2:0',
    }),
  },
  archive: {
    dpi: 300,
    tone: 'original',
    encode: () => ({ budgetBytes: undefined, quality: 82, leastQuality: 82, leastScale: 1, chroma: '4:4:4' }),
  },
}
