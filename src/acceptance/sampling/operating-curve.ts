import type { SamplingPlan } from './plan.ts'

/** ln(n!) by adding up; remembered, for samples and lots of any size that a province has. */
const factorials: number[] = [0, 0]
function lnFactorial(n: number): number {
  for (let k = factorials.length; k <= n; k++) factorials.push((factorials[k - 1] ?? 0) + Math.log(k))
  return factorials[n] ?? 0
}
const lnChoose = (n: number, k: number) => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k)

/** The chance (0–1) that a sample of n from `lotSize` records, `wrong` of which are nonconforming, has at most `ac` of them: hypergeometric, exact. */
export function lotChance(lotSize: number, wrong: number, n: number, ac: number): number {
  const least = Math.max(0, n - (lotSize - wrong))
  const most = Math.min(ac, n, wrong)
  if (most >= Math.min(n, wrong)) return 1
  let chance = 0
  for (let k = least; k <= most; k++) {
    chance += Math.exp(lnChoose(wrong, k) + lnChoose(lotSize - wrong, n - k) - lnChoose(lotSize, n))
  }
  return Math.min(1, chance)
}

/** The chance (0–1) that n records of a long series with a share (0–1) of nonconforming ones have at most `ac` of them: binomial. */
export function seriesChance(share: number, n: number, ac: number): number {
  if (share <= 0 || ac >= n) return 1
  if (share >= 1) return 0
  let chance = 0
  for (let k = 0; k <= ac; k++) {
    chance += Math.exp(lnChoose(n, k) + k * Math.log(share) + (n - k) * Math.log1p(-share))
  }
  return Math.min(1, chance)
}

/** The chance (0–1) that a lot of so many records passes the plan if a share (0–1) of them is nonconforming; the share is rounded up to whole records. */
export function acceptanceChance(
  plan: Pick<SamplingPlan, 'n' | 'ac'>,
  lotSize: number,
  share: number,
): number {
  // A hair less, so that 4 % of 50 is 2 and not 3.
  const wrong = Math.min(lotSize, Math.ceil(share * lotSize - 1e-9))
  return lotChance(lotSize, wrong, Math.min(plan.n, lotSize), plan.ac)
}

/** A point of the operating curve: nonconforming records of the lot, their share, and the chance that it still passes (both 0–1). */
export interface CurvePoint {
  readonly wrong: number
  readonly share: number
  readonly chance: number
}

/** The operating curve of a plan for its lot, from no wrong record to where less than one in a thousand lots passes; at most `most` points. */
export function operatingCurve(plan: SamplingPlan, most = 60): readonly CurvePoint[] {
  const { lotSize } = plan
  const end = shareAt(plan, 0.001)
  const step = Math.max(1, Math.ceil(end / (most - 1)))
  const points: CurvePoint[] = []
  for (let wrong = 0; wrong < end + step && wrong <= lotSize; wrong += step) {
    points.push({ wrong, share: wrong / lotSize, chance: lotChance(lotSize, wrong, plan.n, plan.ac) })
  }
  return points
}

/** The fewest wrong records of the lot with which it passes at most with this chance (0–1). */
function shareAt({ lotSize, n, ac }: SamplingPlan, chance: number): number {
  let [low, high] = [0, lotSize]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (lotChance(lotSize, middle, n, ac) <= chance) high = middle
    else low = middle + 1
  }
  return low
}

/** The share (0–1) of wrong records with which a lot still passes at most with this chance (0–1). */
export const shareWithChance = (plan: SamplingPlan, chance: number): number =>
  shareAt(plan, chance) / plan.lotSize
