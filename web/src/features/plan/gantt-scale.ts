import type { Campaign } from '../../../../src/plan/schema.ts'

type Span = Pick<Campaign, 'fromOn' | 'toOn'>

const dayMs = 24 * 60 * 60 * 1000
const at = (day: string) => new Date(`${day}T00:00:00Z`).getTime()

/** Where a day stands in a plan's time, in percent from its first day; undefined: outside, or no day. */
export function dayShare({ fromOn, toOn }: Span, day: string | null): number | undefined {
  if (day === null || day < fromOn || day > toOn) return undefined
  return (100 * (at(day) - at(fromOn))) / Math.max(at(toOn) - at(fromOn), dayMs)
}

const mostTicks = 10

/** Days to mark below a plan: first days of months, quarters, half years or years, so that they stay apart. */
export function listTicks(span: Span): readonly { readonly label: string; readonly share: number }[] {
  const [firstYear, lastYear] = [Number(span.fromOn.slice(0, 4)), Number(span.toOn.slice(0, 4))]
  const months = (lastYear - firstYear) * 12 + 12
  const step = [1, 3, 6, 12, 24, 60].find(each => months / each <= mostTicks) ?? 120
  return Array.from({ length: Math.ceil(months / step) }, (_, tick) => tick * step).flatMap(month => {
    const [year, ofYear] = [firstYear + Math.floor(month / 12), (month % 12) + 1]
    const two = String(ofYear).padStart(2, '0')
    const share = dayShare(span, `${year}-${two}-01`)
    if (share === undefined) return []
    return [{ label: step >= 12 ? `${year}` : `${two}/${year}`, share }]
  })
}
