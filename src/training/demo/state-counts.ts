import { stateReason } from '../../acceptance/counts/state-reason.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import { changePaper } from '../../inventory/paper/change-paper.ts'
import type { App } from '../../platform/app.ts'
import { actAs } from './act-as.ts'
import type { Ids } from './declare-province.ts'
import { type DemoBook, demoBooks } from './demo-plan.ts'

interface DemoPeople {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
}

/** Two deposited books whose closing totals say one more than was found: for the births the registrar has stated why, the recognitions still need a reason. */
export async function stateCounts(
  { app, agencyIds, accountIds }: DemoPeople,
  placeOf: (book: DemoBook) => BookRef,
): Promise<void> {
  const registrar = await actAs(app, 'hotich.truongmien', 'books.write', agencyIds, accountIds)
  const differing = demoBooks.filter(
    ({ kind, year, progress }) =>
      progress === 'deposited' && [`KS 1999`, `CMC 1998`].includes(`${kind} ${year}`),
  )
  await app.database.transaction(registrar.jurisdiction, async tx => {
    for (const book of differing) {
      const { agencyId, bookId } = placeOf(book)
      const ref = { agencyId, bookId }
      await changePaper(tx, ref, { closingTotal: book.rows + 1 })
      if (book.kind === 'CMC') continue
      const note = `Số ${book.rows + 1} viết trên tờ cuối, tờ này đã mất`
      await stateReason(tx, ref, registrar.account.id, {
        step: 'closing-cases',
        why: 'torn-page',
        count: -1,
        note,
      })
    }
  })
}
