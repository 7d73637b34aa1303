import { groupBy } from '../../register/group-by.ts'
import type { Price } from './schema.ts'

/** What a price is looked for: pages of a size, fields of a length, or books or records of a kind. */
export interface Wanted {
  readonly kind: string
  readonly paperSize?: Price['paperSize']
  readonly chars?: number
}

/** The prices by step and unit: each of these pairs is paid on its own. */
export function groupPrices(prices: readonly Price[]): readonly (readonly Price[])[] {
  return [...groupBy(prices, ({ step, unit }) => `${step} ${unit}`).values()]
}

/**
 * The price of one step and unit that holds: one for the kind of book before one for all kinds, the one for the paper size before the one for all, and of the
 * length classes the shortest the field fits into. Nothing when none fits.
 */
export function findPrice(group: readonly Price[], wanted: Wanted): Price | undefined {
  const { kind, paperSize = null, chars = 0 } = wanted
  for (const ofKind of [kind, null])
    for (const ofSize of paperSize === null ? [null] : [paperSize, null]) {
      const [shortest] = group
        .filter(price => price.kind === ofKind && price.paperSize === ofSize && chars <= limitOf(price))
        .sort((a, b) => limitOf(a) - limitOf(b))
      if (shortest !== undefined) return shortest
    }
  return undefined
}

const limitOf = ({ upToChars }: Price): number => upToChars ?? Number.POSITIVE_INFINITY

/** The first two prices that say the same thing, of which one would never be used. */
export function findTwice(prices: readonly Price[]): Price | undefined {
  const seen = new Set<string>()
  return prices.find(({ step, unit, paperSize, upToChars, kind }) => {
    const name = [step, unit, paperSize, upToChars, kind].join(' ')
    return seen.size === seen.add(name).size
  })
}
