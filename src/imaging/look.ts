import type { FrameAnalysis } from './analyse/analyse-frame.ts'
import { gradeFold, isPortrait, isTwoPages } from './plan-recipes.ts'

/** What a picture looks like by itself, whatever its book decides: evidence for that decision. */
export interface Look {
  /** single: one page; spread: a double page; ledger: a double page whose rows run across the fold. */
  readonly layout: 'single' | 'spread' | 'ledger'
  /** Whether the fold, or that there is none, is beyond doubt. */
  readonly sure: boolean
  /** Where the fold meets the middle of the upright picture, as a share of its width; null when none is seen. */
  readonly fold: number | null
}

/** The look of a picture that was analysed without a hint from its book. */
export function describeLook(frame: FrameAnalysis, isOnHead: boolean): Look {
  const grade = gradeFold(frame.gutter)
  const seen =
    frame.gutter === undefined || grade === 'none' ? null : (frame.gutter.top + frame.gutter.bottom) / 2
  const fold = seen === null ? null : Math.round((isOnHead ? 1 - seen : seen) * 10_000) / 10_000
  if (frame.ledger === 'across') return { layout: 'ledger', sure: true, fold }
  if (grade === 'sure') return { layout: 'spread', sure: true, fold }
  if (grade === 'possible' || isTwoPages(frame)) return { layout: 'spread', sure: false, fold }
  return { layout: 'single', sure: isPortrait(frame), fold: null }
}
