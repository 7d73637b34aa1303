import { z } from 'zod'

/** A month, `2024-05`. */
export const monthSchema = z.string().regex(/^(1[89]|2[01])\d{2}-(0[1-9]|1[0-2])$/)

/** With what a period is compared: the stretch of the same length just before it, or the same months a year earlier. */
export const comparisons = ['before', 'year'] as const

/** GET /api/statistics?agency=&from=&to=&against= and the same query for its other answers. */
export const statisticsQuerySchema = z
  .object({
    /** An agency with all below it and all it took over; without: everything the account may see. */
    agency: z.uuid().optional(),
    from: monthSchema,
    to: monthSchema,
    against: z.enum(comparisons).optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'] })
export type StatisticsQuery = z.output<typeof statisticsQuerySchema>

const counts = z.record(z.string(), z.number().int())
const agencyName = z.object({ id: z.uuid(), code: z.string(), name: z.string() })

/** What the registers of an agency, or of all below it, hold of a period. Kinds and measures that count nothing are left out. */
export const statisticsSchema = z.object({
  agency: agencyName.nullable(),
  from: z.string(),
  to: z.string(),
  compared: z.object({ from: z.string(), to: z.string() }).nullable(),
  /** The last change of any of these numbers; null when there are none. */
  changedAt: z.iso.datetime().nullable(),
  /** Agencies whose records are still to be counted: their numbers are missing. */
  waiting: z.number().int(),
  /** Entries of years that the period holds only a part of, whose book does not say the month: they are in no number. */
  undated: z.number().int(),
  /** Whether adoptions and recognitions of parents are in it; else the account may not see them. */
  confidential: z.boolean(),
  /** By kind: measures by their ids (src/register/statistics/measure.ts), now; of the period compared with, `total` alone. */
  kinds: z.array(z.object({ kind: z.string(), now: counts, before: counts.nullable() })),
  /** Totals by kind: of each year, or of each month of at most two years. */
  series: z.object({
    step: z.enum(['year', 'month']),
    points: z.array(z.object({ at: z.string(), totals: counts })),
  }),
  /** Totals by kind of each agency of today, and of the registering agencies whose books it keeps; null: nobody is known to keep them. */
  keepers: z.array(
    z.object({
      keeper: agencyName.nullable(),
      totals: counts,
      registrars: z.array(z.object({ agency: agencyName, totals: counts })),
    }),
  ),
})
export type Statistics = z.infer<typeof statisticsSchema>

/** GET /api/statistics/ethnic-groups: births and deaths of first registration by ethnic group, the Kinh first and then by number. */
export const ethnicGroupsSchema = z.object({
  groups: z.array(z.object({ group: z.number().int(), counts })),
})
export type EthnicGroups = z.infer<typeof ethnicGroupsSchema>
