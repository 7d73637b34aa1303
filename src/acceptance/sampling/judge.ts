import type { FieldWeight } from './field-weight.ts'
import type { SamplingPlan } from './plan.ts'

export type Verdict = 'accept' | 'reject'

/** The verdict on a lot in whose sample so many records were nonconforming. */
export function judge(plan: Pick<SamplingPlan, 'ac'>, nonconforming: number): Verdict {
  return nonconforming <= plan.ac ? 'accept' : 'reject'
}

/** Whether a record with these wrong fields is nonconforming: one critical field is enough, of the others it takes `othersPerRecord`. */
export function isNonconforming(
  errors: readonly { readonly weight: FieldWeight }[],
  othersPerRecord: number,
): boolean {
  const critical = errors.filter(({ weight }) => weight === 'critical').length
  return critical > 0 || errors.length - critical >= othersPerRecord
}
