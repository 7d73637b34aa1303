import { letterFor } from './code-letters.ts'
import { aqls, masterPlan } from './master-table.ts'
import type { Level, Severity } from './plan.ts'

/** A lot of a series as it was judged on original inspection, by ISO 2859-1. Lots that came back are not counted (9.3.1). */
export interface PastLot {
  readonly lotSize: number
  readonly level: Level
  readonly aql: number
  readonly severity: Severity
  /** Nonconforming records of the sample. */
  readonly nonconforming: number
  readonly accepted: boolean
}

/** How the next lot of a series is inspected. */
export interface Switching {
  readonly severity: Severity
  /** Why: the series begins, goes on as it was, or one of the rules of TCVN 7790-1, 9.3, and 9.4. */
  readonly because:
    | 'first'
    | 'goes-on'
    | 'two-of-five-rejected'
    | 'five-accepted'
    | 'rejected-when-reduced'
    | 'five-rejected-when-tightened'
  /** The switching score of normal inspection; from 30 on reduced inspection may be used. */
  readonly score: number
  /** Whether reduced inspection may be chosen, if the work goes on steadily and who is responsible wants it (9.3.3.1). */
  readonly mayReduce: boolean
  /** Five lots in a row-up under tightened inspection were rejected: acceptance by this standard stops until the supplier has mended its work (9.4). */
  readonly stopped: boolean
}

/** The score from which on reduced inspection may be used. */
export const reducedFrom = 30

/**
 * How strict the next lot is inspected after these, in their order, by the switching rules of TCVN 7790-1:2007, 9.3. Which severity a past lot had is taken
 * from the lot: that reduced inspection was chosen, or returned to normal, is a person's decision.
 */
export function nextSeverity(history: readonly PastLot[]): Switching {
  const last = history.at(-1)
  if (last === undefined) {
    return { severity: 'normal', because: 'first', score: 0, mayReduce: false, stopped: false }
  }
  const run = runAtEnd(history, last.severity)
  if (last.severity === 'tightened') return afterTightened(run)
  if (last.severity === 'reduced') {
    const kept = last.accepted
    return {
      ...{ severity: kept ? 'reduced' : 'normal', because: kept ? 'goes-on' : 'rejected-when-reduced' },
      ...{ score: 0, mayReduce: kept, stopped: false },
    }
  }
  const recent = run.slice(-5)
  if (recent.filter(({ accepted }) => !accepted).length >= 2) {
    return {
      severity: 'tightened',
      because: 'two-of-five-rejected',
      score: 0,
      mayReduce: false,
      stopped: false,
    }
  }
  const score = run.reduce(scoreAfter, 0)
  return { severity: 'normal', because: 'goes-on', score, mayReduce: score >= reducedFrom, stopped: false }
}

/** The lots at the end of a series that were inspected with one severity. */
function runAtEnd(history: readonly PastLot[], severity: Severity): readonly PastLot[] {
  return history.slice(history.findLastIndex(lot => lot.severity !== severity) + 1)
}

function afterTightened(run: readonly PastLot[]): Switching {
  const rest = { score: 0, mayReduce: false }
  if (run.filter(({ accepted }) => !accepted).length >= 5) {
    return { severity: 'tightened', because: 'five-rejected-when-tightened', ...rest, stopped: true }
  }
  const lastFive = run.slice(-5)
  return lastFive.length === 5 && lastFive.every(({ accepted }) => accepted)
    ? { severity: 'normal', because: 'five-accepted', ...rest, stopped: false }
    : { severity: 'tightened', because: 'goes-on', ...rest, stopped: false }
}

/** The switching score after a lot of normal inspection with a single plan (9.3.3.2). */
function scoreAfter(score: number, { lotSize, level, aql, nonconforming, accepted }: PastLot): number {
  const letter = letterFor(lotSize, level)
  if (masterPlan(letter, aql, 'normal').ac < 2) return accepted ? score + 2 : 0
  const stricter = aqls[aqls.indexOf(aql) - 1]
  const passes = stricter !== undefined && nonconforming <= masterPlan(letter, stricter, 'normal').ac
  return accepted && passes ? score + 3 : 0
}
