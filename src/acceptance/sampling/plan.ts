/** Inspection levels of ISO 2859-1: general I–III, special S-1–S-4 for small samples. */
export const levels = ['S-1', 'S-2', 'S-3', 'S-4', 'I', 'II', 'III'] as const
export type Level = (typeof levels)[number]

/** How strict a series of lots is inspected: kiểm tra thường, ngặt, giảm. */
export const severities = ['normal', 'tightened', 'reduced'] as const
export type Severity = (typeof severities)[number]

/** TCVN 7790-1:2007 (ISO 2859-1:1999), for a series of lots, or TCVN 7790-2:2015 (ISO 2859-2), for a lot by itself. */
export const standards = ['2859-1', '2859-2'] as const
export type Standard = (typeof standards)[number]

/** What a plan is asked for; shares in percent of records. */
export type PlanRequest =
  | {
      readonly standard: '2859-1'
      /** Records of the lot. */
      readonly lotSize: number
      readonly level: Level
      readonly aql: number
      readonly severity: Severity
    }
  | { readonly standard: '2859-2'; readonly lotSize: number; readonly lq: number }

/** A single sampling plan: take `n` records; up to `ac` nonconforming ones the lot passes, from `re` on it does not. */
export interface SamplingPlan {
  readonly standard: Standard
  readonly lotSize: number
  readonly level: Level | null
  /** Acceptance quality limit in percent of records; null by ISO 2859-2. */
  readonly aql: number | null
  /** Limiting quality in percent of records; null by ISO 2859-1. */
  readonly lq: number | null
  readonly severity: Severity | null
  /** The code letter the arrows of the master table ended at; null by ISO 2859-2. */
  readonly letter: string | null
  /** Records to inspect; the whole lot where the table's sample is not smaller. */
  readonly n: number
  readonly ac: number
  readonly re: number
  /** Whether every record of the lot is inspected. */
  readonly full: boolean
}
