import { letterFor } from './code-letters.ts'
import { limitingPlan } from './limiting-quality.ts'
import { masterPlan } from './master-table.ts'
import type { PlanRequest, SamplingPlan } from './plan.ts'

/**
 * The single sampling plan of the standards. Where the table's sample is not smaller than the lot, the whole lot is inspected. Throws a RangeError for
 * an AQL or a limiting quality that the tables don't have, and for an empty lot.
 */
export function planFor(request: PlanRequest): SamplingPlan {
  if (!Number.isInteger(request.lotSize) || request.lotSize < 1) {
    throw new RangeError(`a lot of ${request.lotSize} records`)
  }
  return request.standard === '2859-1' ? serialPlan(request) : isolatedPlan(request)
}

function serialPlan(request: PlanRequest & { standard: '2859-1' }): SamplingPlan {
  const { lotSize, level, aql, severity } = request
  const { letter, n, ac } = masterPlan(letterFor(lotSize, level), aql, severity)
  const full = n >= lotSize
  return {
    ...{ standard: '2859-1', lotSize, level, aql, lq: null, severity, letter },
    ...{ n: full ? lotSize : n, ac, re: ac + 1, full },
  }
}

function isolatedPlan({ lotSize, lq }: PlanRequest & { standard: '2859-2' }): SamplingPlan {
  const { n, ac } = limitingPlan(lotSize, lq)
  return {
    ...{ standard: '2859-2', lotSize, level: null, aql: null, lq, severity: null, letter: null },
    ...{ n, ac, re: ac + 1, full: n >= lotSize },
  }
}
