import type { SplitMode } from './plan-recipes.ts'
import type { Recipe } from './recipe.ts'
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
}

interface Profile {
  /** Resolution of the output; a page is never enlarged beyond its original. */
  readonly dpi: number
  readonly encode: (areaInA4: number) => EncodeTarget
}

/**
 * 200 dpi and mozjpeg quality 30 read as well as 300 dpi and quality 75 at a quarter of the bytes (docs/benchmarks.md);
 * công văn 1437 asks for about 100 kB an A4 page, in colour.
 */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'hotich-1437': {
    dpi: 200,
    encode: area => ({
      budgetBytes: Math.max(60_000, 112_000 * area),
      quality: 30,
      leastQuality: 18,
      leastScale: 0.8,
      chroma: '4:2:0',
    }),
  },
  archive: {
    dpi: 300,
    encode: () => ({ budgetBytes: undefined, quality: 82, leastQuality: 82, leastScale: 1, chroma: '4:4:4' }),
  },
}
