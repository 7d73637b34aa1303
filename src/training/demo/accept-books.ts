import { v7 as newId } from 'uuid'
import { inspectItem } from '../../acceptance/lots/inspect-item.ts'
import type { LotRef } from '../../acceptance/lots/lot-ref.ts'
import { makeLot } from '../../acceptance/lots/make-lot.ts'
import { listSample } from '../../acceptance/lots/read-sample.ts'
import { signAndWrite } from '../../acceptance/lots/sign-and-write.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { App } from '../../platform/app.ts'
import { actAs, type DemoActor } from './act-as.ts'
import type { Ids } from './declare-province.ts'
import { type DemoBook, demoBooks } from './demo-plan.ts'

interface DemoPeople {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
}

/** The department accepts the marriages, which are closed already, and has begun to inspect a lot of births and deaths; one number in it is wrong. */
export async function acceptBooks(
  { app, agencyIds, accountIds }: DemoPeople,
  placeOf: (book: DemoBook) => BookRef,
): Promise<void> {
  const lead = await actAs(app, 'sotuphap', 'acceptance.manage', agencyIds, accountIds)
  const refsOf = (...names: readonly string[]) =>
    demoBooks
      .filter(({ kind, year, progress }) => progress === 'deposited' && names.includes(`${kind} ${year}`))
      .map(book => ({ agencyId: placeOf(book).agencyId, bookId: placeOf(book).bookId }))
  const one = await make(app, lead, 'Sổ kết hôn 1995', refsOf('KH 1995'), {
    ...{ standard: '2859-2', lq: 12.5, othersPerRecord: 2 },
  })
  await inspectSome(app, lead, one, Number.POSITIVE_INFINITY, [])
  const { origin } = lead.jurisdiction
  await signAndWrite(
    app,
    {
      accountId: lead.account.id,
      inFullTransaction: run => app.database.transaction({ scope: 'all', origin }, run),
    },
    one,
    'accepted',
    '',
  )
  const other = await make(app, lead, 'Khai sinh 1999, khai tử 2019', refsOf('KS 1999', 'KT 2019'), {
    ...{ standard: '2859-1', level: 'II', aql: 4, severity: 'normal', othersPerRecord: 2 },
  })
  await inspectSome(app, lead, other, 4, [1])
}

const make = (
  app: App,
  { account, jurisdiction }: DemoActor,
  name: string,
  books: readonly BookRef[],
  plan: Parameters<typeof makeLot>[2]['plan'],
): Promise<LotRef> =>
  app.database.transaction(jurisdiction, tx =>
    makeLot(
      tx,
      { agencyId: account.agencyId, accountId: account.id },
      { id: newId(), name, books: [...books], plan },
    ),
  )

/** Inspects the first records of a sample; those at the given places have a wrong registration number. */
async function inspectSome(
  app: App,
  { account, jurisdiction }: DemoActor,
  lot: LotRef,
  most: number,
  wrong: readonly number[],
): Promise<void> {
  const { origin } = jurisdiction
  await app.database.transaction({ scope: 'all', origin }, async tx => {
    for (const [at, item] of (await listSample(tx, lot)).slice(0, most).entries()) {
      const errors = wrong.includes(at) ? [{ field: 'so', found: '', note: 'Số bị mờ' }] : []
      await inspectItem(tx, { agencyId: item.agency, itemId: item.id }, account.id, {
        ...{ revision: 0, checked: true, note: '' },
        errors,
      })
    }
  })
}
