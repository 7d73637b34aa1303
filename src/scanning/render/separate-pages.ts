import type { Look } from '../../imaging/look.ts'
import { medianOf } from '../median.ts'
import type { Separation } from './proposal.ts'
import type { Layout } from './schema.ts'

/** Where the folds of a book lie, as a share of the width: the median, and how far from it they may be. */
export type Gutter = NonNullable<Separation['near']>

const splits = { single: 'none', spread: 'spread', ledger: 'none' } as const

/**
 * How the pages of a picture are separated: by what is decided for its book, and told where the book's folds lie when its own is not
 * seen clearly or lies elsewhere. Depends on nothing that another rendering changes, so that the order of rendering makes no difference.
 */
export function planSeparation(layout: Layout | null, gutter: Gutter | null, look: Look | null): Separation {
  const split = layout === null ? 'auto' : splits[layout]
  return { split, near: look !== null && needsGutter(split, gutter, look) ? gutter : null }
}

function needsGutter(split: Separation['split'], gutter: Gutter | null, look: Look): boolean {
  if (gutter === null || split === 'none' || isOnePage(look)) return false
  if (split === 'auto' && look.layout !== 'spread') return false
  const isClear = look.layout === 'spread' && look.sure && look.fold !== null
  return !isClear || Math.abs(look.fold - gutter.at) > gutter.within
}

/** A sheet higher than wide, the cover perhaps: never cut, but asked about in a book of double pages. */
function isOnePage({ layout, sure }: Look): boolean {
  return layout === 'single' && sure
}

/** Whether a picture comes out otherwise when its pages are separated so instead of so. */
export function comesOutOtherwise(look: Look | null, drawn: Separation, wanted: Separation): boolean {
  return outcomeOf(look, drawn) !== outcomeOf(look, wanted)
}

function outcomeOf(look: Look | null, { split, near }: Separation): string {
  if (look === null) return split
  if (split === 'none' || (split === 'auto' && look.layout !== 'spread')) return 'whole'
  if (isOnePage(look)) return 'whole, asked about'
  if (near !== null) return `${split} near ${near.at} ± ${near.within}`
  return look.sure && look.layout === 'spread' ? 'at its own fold' : split
}

/** A book has folds at one place when so many of its pictures show theirs clearly. */
const leastFolds = 4
/** Pictures lie askew in a camera: folds are never nearer to each other than this, and a book is not bound worse than that. */
const withinRange = { least: 0.008, most: 0.03 }
/** A median absolute deviation is so much smaller than a standard deviation, of which three are taken. */
const spreadOfMad = 3 * 1.4826

/** Where the folds of a book lie: the median of those clearly seen, and thrice their spread; null while there are too few. */
export function findBookGutter(looks: readonly (Look | null)[]): Gutter | null {
  const folds = looks.flatMap(look =>
    look?.layout === 'spread' && look.sure && look.fold !== null ? [look.fold] : [],
  )
  if (folds.length < leastFolds) return null
  const at = medianOf(folds)
  const spread = medianOf(folds.map(fold => Math.abs(fold - at))) * spreadOfMad
  return { at: round(at), within: round(Math.min(withinRange.most, Math.max(withinRange.least, spread))) }
}

/** To a thousandth: a new page that moves the median by a hair is no reason to draw others anew. */
function round(share: number): number {
  return Math.round(share * 1000) / 1000
}

/** How many pictures look like what. */
export type LookCounts = Readonly<Record<Layout, number>>

/** What is proposed from so many pictures on. */
const leastLooks = 4

/** What a book looks like by most of its pictures; null while they are too few, or too unlike each other. */
export function proposeLayout({ single, spread, ledger }: LookCounts): Layout | null {
  const all = single + spread + ledger
  const double = spread + ledger
  if (all < leastLooks || single * 2 === all) return null
  if (single * 2 > all) return 'single'
  return ledger * 2 > double ? 'ledger' : 'spread'
}
