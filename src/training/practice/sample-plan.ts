import { planFor } from '../../acceptance/sampling/plan-for.ts'

/** The plan of the lesson of acceptance: a small lot, so that its sample is inspected in ten minutes. */
export const samplePlan = planFor({
  standard: '2859-1',
  lotSize: 50,
  level: 'II',
  aql: 6.5,
  severity: 'normal',
})
