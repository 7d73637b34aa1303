import type { Agency } from '../../../../src/agencies/schema.ts'
import { existsOn } from './agency-tree.ts'

/** The day the districts ended and the communes were merged (Nghị quyết 202/2025/QH15 and the resolutions after it). */
export const reformDay = '2025-07-01'

/** Since when agencies exist of which nobody knows it (src/agencies/format-period.ts). */
export const unknownSince = '1900-01-01'

/** Today on this machine's clock, `2026-11-24`. */
export function today(): string {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The day before a day: `2025-06-30` for `2025-07-01`. */
export function dayBefore(day: string): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() - 1)
  return at.toISOString().slice(0, 10)
}

/** Whether an agency exists today. */
export function existsToday(agency: Agency): boolean {
  return existsOn(agency, today())
}
