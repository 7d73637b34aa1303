import type { Party, Preparation, SlipDetail } from '../../../../../src/inventory/custody/schema.ts'

type Item = Preparation['items'][number]

/** A copy that may go on the slip, as the form has it. */
export interface DraftLine extends Item {
  readonly key: string
  readonly included: boolean
  readonly conditionText: string
  readonly sheetCount: string
}

/** A side of the slip as the form has it. */
export interface DraftSide {
  readonly kind: Party['kind']
  readonly id: string | null
  readonly person: string
}

const gone = (item: Item) => item.standing === 'lost' || item.standing === 'destroyed'

/** Whether a copy can be given by a side: it is there, and no slip says that somebody else has it. */
export function isGivenBy(
  item: Item,
  from: Pick<DraftSide, 'kind' | 'id'>,
): 'gone' | 'elsewhere' | undefined {
  if (gone(item)) return 'gone'
  const { moved, holder } = item
  return moved && holder !== null && from.id !== null && (holder.kind !== from.kind || holder.id !== from.id)
    ? 'elsewhere'
    : undefined
}

/** Who has most of the copies that may be given: that side is offered first. */
export function usualHolder(items: readonly Item[]): Party | undefined {
  const counts = new Map<string, { party: Party; count: number }>()
  for (const { holder, standing } of items) {
    if (holder === null || standing === 'lost' || standing === 'destroyed') continue
    const known = counts.get(holder.id)
    counts.set(holder.id, { party: holder, count: (known?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.party
}

/** The lines a slip starts from: the copies that come back, or the originals that are with the side that gives. */
export function startLines(
  items: readonly Item[],
  from: Party | undefined,
  returns: SlipDetail | undefined,
): DraftLine[] {
  return items.map(item => {
    const before = returns?.items.find(
      ({ book, copy, here }) => here && book.id === item.book.id && copy === item.copy,
    )
    const wanted = returns === undefined ? item.copy === 'registering' : before !== undefined
    const sheets = item.sheets ?? before?.sheets ?? null
    return {
      ...item,
      key: `${item.book.id} ${item.copy}`,
      included: wanted && isGivenBy(item, from ?? { kind: 'agency', id: null }) === undefined,
      conditionText: before?.condition ?? item.condition,
      sheetCount: sheets === null ? '' : String(sheets),
    }
  })
}
