import { z } from 'zod'
import { fieldWeights } from './field-weight.ts'
import { limitingQualities } from './limiting-quality.ts'
import { aqls } from './master-table.ts'
import { levels, severities, standards } from './plan.ts'

/** A plan as it is stored with a lot and sent to the web: `SamplingPlan`. */
export const samplingPlanSchema = z.object({
  standard: z.enum(standards),
  lotSize: z.number().int().positive(),
  level: z.enum(levels).nullable(),
  aql: z.literal(aqls).nullable(),
  lq: z.literal(limitingQualities).nullable(),
  severity: z.enum(severities).nullable(),
  letter: z.string().length(1).nullable(),
  n: z.number().int().positive(),
  ac: z.number().int().min(0),
  re: z.number().int().positive(),
  full: z.boolean(),
})

export const levelSchema = z.enum(levels)
export const severitySchema = z.enum(severities)
export const aqlSchema = z.literal(aqls)
export const lqSchema = z.literal(limitingQualities)
export const fieldWeightSchema = z.enum(fieldWeights)
