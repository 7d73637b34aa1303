import { createPriceList } from '../../plan/money/price-lists.ts'
import { priceSchema } from '../../plan/money/schema.ts'
import type { App } from '../../platform/app.ts'
import { actAs } from './act-as.ts'
import type { Ids } from './declare-province.ts'

/** A price list of invented amounts that says so: the estimate of the demonstration has something to be made of. */
export async function enterPrices({
  app,
  agencyIds,
  accountIds,
}: {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
}): Promise<void> {
  const lead = await actAs(app, 'sotuphap', 'money.manage', agencyIds, accountIds)
  await app.database.transaction(lead.jurisdiction, tx =>
    createPriceList(tx, lead, {
      name: 'Đơn giá minh họa',
      source: 'Số liệu bịa để giới thiệu phần mềm, không phải đơn giá thật',
      ...{ appliesFrom: '2026-01-01', vatPercent: 8 },
      prices: [
        { step: 'scan', unit: 'page', paperSize: 'A3', amountVnd: 2000 },
        { step: 'scan', unit: 'page', amountVnd: 1000 },
        { step: 'key', unit: 'field', upToChars: 15, amountVnd: 100 },
        { step: 'key', unit: 'field', upToChars: 50, amountVnd: 150 },
        { step: 'key', unit: 'field', amountVnd: 200 },
        { step: 'check', unit: 'record', amountVnd: 700 },
        { step: 'record', unit: 'record', amountVnd: 500 },
      ].map(price => priceSchema.parse(price)),
    }),
  )
}
