import { z } from 'zod'
import { comparisons, monthSchema } from '../../../../src/reports/statistics/schema.ts'

/** The ways of choosing a period. */
export const periodModes = ['all', 'year', 'half', 'month', 'custom'] as const
export type PeriodMode = (typeof periodModes)[number]

/** Reads the page's address; what does not fit is left out instead of failing the page. */
export const statisticsSearchSchema = z.object({
  agency: z.uuid().optional().catch(undefined),
  mode: z.enum(periodModes).optional().catch(undefined),
  from: monthSchema.optional().catch(undefined),
  to: monthSchema.optional().catch(undefined),
  against: z.enum(comparisons).optional().catch(undefined),
  tab: z.enum(['agencies', 'tables']).optional().catch(undefined),
  form: z.string().optional().catch(undefined),
})
export type StatisticsSearch = z.output<typeof statisticsSearchSchema>

/** The registers that are digitised begin later, whatever their land. */
const firstYear = 1900

/** A period as it was chosen. */
export interface PeriodChoice {
  readonly mode: PeriodMode
  /** `2024-01`, both ends included. */
  readonly from: string
  readonly to: string
}

/** The period of an address; everything up to this year when it names none. */
export function readChoice({ mode, from, to }: StatisticsSearch, thisYear: number): PeriodChoice {
  if (mode === undefined || mode === 'all' || from === undefined || to === undefined || from > to)
    return { mode: 'all', from: formatMonth(firstYear, 1), to: formatMonth(thisYear, 12) }
  const year = yearOf(to)
  if (mode === 'custom') return { mode, from, to }
  if (mode === 'month') return { mode, from: to, to }
  if (mode === 'year') return { mode, from: formatMonth(year, 1), to: formatMonth(year, 12) }
  return { mode, ...halfOf(year, monthOf(to) > 6 ? 2 : 1) }
}

/** The same stretch of time chosen in another way, near `year`. */
export function changeMode(choice: PeriodChoice, mode: PeriodMode, year: number): PeriodChoice {
  // «6 tháng» is the first half unless somebody says otherwise.
  const month = choice.mode === 'month' || choice.mode === 'half' ? monthOf(choice.to) : 1
  switch (mode) {
    case 'all':
    case 'custom':
      return choice.mode === 'all'
        ? { mode, from: formatMonth(year - 4, 1), to: formatMonth(year, 12) }
        : { ...choice, mode }
    case 'year':
      return { mode, from: formatMonth(year, 1), to: formatMonth(year, 12) }
    case 'half':
      return { mode, ...halfOf(year, month > 6 ? 2 : 1) }
    case 'month':
      return { mode, from: formatMonth(year, month), to: formatMonth(year, month) }
  }
}

/** The months of a half-year. */
export function halfOf(year: number, half: 1 | 2): { readonly from: string; readonly to: string } {
  return half === 1
    ? { from: formatMonth(year, 1), to: formatMonth(year, 6) }
    : { from: formatMonth(year, 7), to: formatMonth(year, 12) }
}

/** `2024-05` */
export function formatMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`
}

/** The year of a month. */
export function yearOf(month: string): number {
  return Number(month.slice(0, 4))
}

/** The number of a month within its year. */
export function monthOf(month: string): number {
  return Number(month.slice(5))
}
