import type { Estimate, Evidence, Residual, TypeEvidence, Unmeasured } from './evidence.ts'
import { drawLots, type Lots } from './lots.ts'

/** An arbiter whom no known difference has measured is taken to be wrong this often: as the worse of the two that `npm run bench -- keying-errors` tries. */
export const assumedArbiterError = 0.01

const seed = 19_450_902
const mostDraws = 2000

/**
 * Estimates how many fields of a book are still wrong, from what is known of it.
 *
 * Keyed once: as often as the first of two was wrong where a second keyed the same fields (a sample, or all), and as answers to known entries were.
 * Keyed twice: what both had wrong alike, and what the arbiter decided wrongly. Errors alike can't be seen in the book itself; they are to the errors that
 * can be seen as they are in known entries read by two. Where none was measured, only chance is counted (both wrong, independently), and `shared` is said to be unmeasured.
 *
 * The interval: every share is drawn from its beta posterior with Jeffreys' prior (Brown, Cai, DasGupta, Interval estimation for a binomial proportion,
 * Statistical Science 16, 2001), the errors left from a Poisson law, 2,000 times with a fixed seed; the middle 95 %. Errors of one entry are taken to be independent.
 */
export function estimateResidual(evidence: Evidence, draws = mostDraws): Residual {
  const types = evidence.types.filter(({ fields }) => fields > 0)
  const unmeasured = listUnmeasured(types, evidence)
  const estimate = (some: readonly TypeEvidence[]) =>
    unmeasured.includes('once') || some.length === 0 ? null : estimateOver(some, types, evidence, draws)
  return {
    overall: estimate(types),
    types: types.map(one => ({ type: one.type, fields: one.fields, estimate: estimate([one]) })),
    unmeasured,
    sharedBound: boundOfAlike(evidence),
  }
}

/** The rule of three, per 1,000: known fields read by two, and none of them wrong. */
function boundOfAlike({ pairs }: Evidence): number | null {
  return pairs.wrong === 0 && pairs.measured > 0 ? Math.min(1000, 3000 / pairs.measured) : null
}

function listUnmeasured(types: readonly TypeEvidence[], { pairs, arbiter }: Evidence): readonly Unmeasured[] {
  const twice = total(types, type => type.twice)
  const unmeasured: Unmeasured[] = []
  if (total(types, type => type.fields) > twice && total(types, seenOnce) === 0) unmeasured.push('once')
  if (twice > 0 && pairs.wrong === 0) unmeasured.push('shared')
  if (total(types, differences) > 0 && arbiter.measured === 0) unmeasured.push('arbiter')
  return unmeasured
}

/** How a share is taken from its counts: its most likely value, or one drawn from what is believable. `weight`: part of the prior that falls to it. */
type Share = (wrong: number, measured: number, weight?: number) => number

const likeliest: Share = (wrong, measured) => (measured === 0 ? 0 : wrong / measured)
const drawnBy =
  (lots: Lots): Share =>
  (wrong, measured, weight = 1) =>
    lots.beta(wrong + 0.5 * weight, Math.max(0, measured - wrong) + 0.5)

function estimateOver(
  types: readonly TypeEvidence[],
  all: readonly TypeEvidence[],
  evidence: Evidence,
  draws: number,
): Estimate {
  const perThousand = 1000 / total(types, type => type.fields)
  const lots = drawLots(seed)
  const share = drawnBy(lots)
  const left = Array.from({ length: draws }, () =>
    lots.poisson(errorsLeft(types, all, evidence, share)),
  ).sort((a, b) => a - b)
  const at = (quantile: number) => (left[Math.floor(quantile * (draws - 1) + 0.5)] ?? 0) * perThousand
  const likely = errorsLeft(types, all, evidence, likeliest) * perThousand
  const exposed = total(types, exposedToAlike)
  // What two had wrong alike is not in the draws when nothing measured it: the upper end is what gold leaves possible, or not known.
  const beyond = exposed === 0 || evidence.pairs.wrong > 0 ? 0 : boundOfAlike(evidence)
  const high = beyond === null ? null : Math.max(at(0.975), likely) + (beyond * exposed * perThousand) / 1000
  return { perThousand: likely, low: Math.min(at(0.025), likely), high }
}

/** Wrong fields expected to be left in some types. One prior is shared among the types, so that many small ones do not add errors nobody made. */
function errorsLeft(
  types: readonly TypeEvidence[],
  all: readonly TypeEvidence[],
  { pairs, arbiter }: Evidence,
  share: Share,
): number {
  const alike = pairs.wrong > 0 ? share(pairs.alike, pairs.wrong) : null
  const decided = arbiter.measured > 0 ? share(arbiter.wrong, arbiter.measured) : assumedArbiterError
  const anywhere = share(total(all, wrongOnce), total(all, seenOnce))
  const evidenceOf = total(types, seenOnce)
  return total(types, type => {
    const { fields, twice } = type
    const weight = evidenceOf === 0 ? 1 : seenOnce(type) / evidenceOf
    const unseen = wrongAlike(type, alike, share, weight)
    const once =
      seenOnce(type) === 0
        ? anywhere
        : share(wrongOnce(type), seenOnce(type), weight) + (unseen * twice) / seenOnce(type)
    return (fields - twice) * once + twice * unseen + differences(type) * decided
  })
}

/** How often both had the same wrong value. `alike`: the part of all known errors of two that were alike; null: not known, only chance is counted. */
function wrongAlike(
  { twice, faults }: TypeEvidence,
  alike: number | null,
  share: Share,
  weight: number,
): number {
  if (twice === 0) return 0
  if (alike === null) return ((faults.first + faults.both) / twice) * ((faults.second + faults.both) / twice)
  // Of errors that are all alike none would be seen; nobody believes it, but a draw may come close.
  const seen = share(faults.first + faults.second + faults.both, twice, weight)
  return Math.min(1, (seen * alike) / Math.max(1 - alike, 0.02))
}

/** Fields that may be wrong because two were wrong alike: those keyed twice, and those of which the error rate was seen in such. */
function exposedToAlike(type: TypeEvidence): number {
  const once = type.twice === 0 ? 0 : ((type.fields - type.twice) * type.twice) / seenOnce(type)
  return type.twice + once
}

const differences = ({ faults }: TypeEvidence) => faults.first + faults.second + faults.both + faults.none
const seenOnce = ({ twice, gold }: TypeEvidence) => twice + gold.measured
const wrongOnce = ({ faults, gold }: TypeEvidence) => faults.first + faults.both + gold.wrong

function total<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((sum, item) => sum + of(item), 0)
}
