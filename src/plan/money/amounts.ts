import type { Language } from '../../register/text.ts'
import type { BySource } from './schema.ts'

/** Nothing of any source. */
export const nothing: BySource = { counted: 0, paper: 0, average: 0, assumed: 0 }

/** Both quantities, each source for itself. */
export function addSources(a: BySource, b: BySource): BySource {
  return {
    counted: a.counted + b.counted,
    paper: a.paper + b.paper,
    average: a.average + b.average,
    assumed: a.assumed + b.assumed,
  }
}

/** A quantity however it is known. */
export const totalOf = ({ counted, paper, average, assumed }: BySource): number =>
  counted + paper + average + assumed

/** The tax on an amount, in whole đồng. */
export function taxOf(amountVnd: number, percent: number): number {
  return Math.round((amountVnd * percent) / 100)
}

/** An amount as people here write it, 8.093.935.045, without its unit. */
export function formatVnd(amountVnd: number, language: Language = 'vi'): string {
  return amountVnd.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
}
