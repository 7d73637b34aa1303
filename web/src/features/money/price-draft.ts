import { z } from 'zod'
import { newPriceListSchema, type Price, type PriceList } from '../../../../src/plan/money/schema.ts'

/** A row as it is being typed; `key` tells rows apart, `amount` null: nothing yet. */
export interface PriceRow extends Omit<Price, 'amountVnd'> {
  readonly key: number
  readonly amount: number | null
}

/** A price list as it is being typed. */
export interface PriceDraft {
  readonly name: string
  readonly source: string
  readonly appliesFrom: string | undefined
  readonly vatPercent: number | null
  readonly rows: readonly PriceRow[]
}

/** A row of which only what it is for is known. */
function rowFor(
  step: Price['step'],
  unit: Price['unit'],
  more: Partial<PriceRow> = {},
): Omit<PriceRow, 'key'> {
  return { step, unit, label: '', paperSize: null, upToChars: null, kind: null, amount: null, ...more }
}

/** The rows a contract usually has, without any amount: prices are whoever enters them to know. */
const usualRows = [
  rowFor('scan', 'page', { paperSize: 'A4' }),
  rowFor('scan', 'page', { paperSize: 'A3' }),
  rowFor('key', 'field', { upToChars: 15 }),
  rowFor('key', 'field', { upToChars: 50 }),
  rowFor('key', 'field'),
  rowFor('check', 'record'),
  rowFor('record', 'record'),
]

/** What to begin with: the latest version of a list, or the usual rows without amounts. */
export function startDraft(of: PriceList | null): PriceDraft {
  const rows = of?.prices.map(({ amountVnd, ...price }) => ({ ...price, amount: amountVnd })) ?? usualRows
  return {
    name: of?.name ?? '',
    source: of?.source ?? '',
    appliesFrom: undefined,
    vatPercent: of?.vatPercent ?? null,
    rows: rows.map((row, key) => ({ ...row, key })),
  }
}

/** Another row like the last one, without its amount. */
export function addRow(draft: PriceDraft): PriceDraft {
  const key = Math.max(0, ...draft.rows.map(row => row.key)) + 1
  return {
    ...draft,
    rows: [...draft.rows, { ...(draft.rows.at(-1) ?? rowFor('other', 'record')), amount: null, key }],
  }
}

/** The draft with a row changed; what the unit has no use for is emptied. */
export function changeRow(draft: PriceDraft, key: number, change: Partial<PriceRow>): PriceDraft {
  const rows = draft.rows.map(row => {
    if (row.key !== key) return row
    const next = { ...row, ...change }
    return {
      ...next,
      paperSize: next.unit === 'page' ? next.paperSize : null,
      upToChars: next.unit === 'field' ? next.upToChars : null,
    }
  })
  return { ...draft, rows }
}

/** What is sent; rows without an amount are left out, as those that were offered and not used. Nothing while something is missing. */
export function readDraft({ rows, ...draft }: PriceDraft): z.output<typeof newPriceListSchema> | undefined {
  const prices = rows.flatMap(({ key: _, amount, ...row }) =>
    amount === null ? [] : [{ ...row, amountVnd: amount }],
  )
  const read = newPriceListSchema.safeParse({ ...draft, vatPercent: draft.vatPercent ?? 0, prices })
  return read.success ? read.data : undefined
}

/** Which fields are not yet as they have to be. */
export function faultsOf(draft: PriceDraft): { name: boolean; source: boolean; day: boolean; rows: boolean } {
  const { shape } = newPriceListSchema
  return {
    name: !shape.name.safeParse(draft.name).success,
    source: !shape.source.safeParse(draft.source).success,
    day: !z.iso.date().safeParse(draft.appliesFrom).success,
    rows: draft.rows.every(({ amount }) => amount === null),
  }
}
