import type { PageJudgement } from './analyse/judge-page.ts'

/** Whether a page, or both pages of a double page, stand on their heads. */
export interface UprightDecision {
  readonly onHead: boolean
  /** Too little evidence either way: the page stays as it is and a person looks. */
  readonly unsure: boolean
  readonly confidence: number
}

/** Evidence needed to turn a page round, and to call one upright without a doubt: a wrong turn is worse than none. */
const needed = { turn: 0.8, trust: 0.6 }
const leastWritingShare = 0.003
/** Fewer lines than fill a third of a page tell less. */
const enoughWriting = 0.01

/** Adds up the evidence of the pages of one image. */
export function decideUpright(pages: readonly PageJudgement[]): UprightDecision {
  const written = pages.filter(page => page.writingShare >= leastWritingShare)
  const evidence = written.reduce(
    (sum, page) => sum + page.upright * Math.min(1, page.writingShare / enoughWriting),
    0,
  )
  const onHead = evidence <= -needed.turn
  return {
    onHead,
    unsure: written.length > 0 && !onHead && evidence < needed.trust,
    confidence: written.length === 0 ? 0 : 1 - Math.exp(-Math.abs(evidence)),
  }
}
