import { createContractor } from '../../inventory/contractors/contractors.ts'
import { giveBooks } from '../../inventory/contractors/give-books.ts'
import { changePaper } from '../../inventory/paper/change-paper.ts'
import { changePeriodSettings } from '../../inventory/periods/period-settings.ts'
import type { App } from '../../platform/app.ts'
import { actAs } from './act-as.ts'
import { getId, type Ids } from './declare-province.ts'
import type { DemoBook } from './demo-plan.ts'

interface Listed {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
  readonly bookIds: ReadonlyMap<DemoBook, string>
}

const conditions = ['good', 'worn', 'good', 'torn'] as const

/**
 * What a review of the paper finds in the demonstration: the periods of the Bến Tre plan, facts of most books, a second copy that was lost, and a firm that
 * digitises those that are assigned to its people. A few books are left to review.
 */
export async function reviewPaper({ app, agencyIds, accountIds, bookIds }: Listed): Promise<void> {
  const manager = await actAs(app, 'sotuphap', 'plan.manage', agencyIds, accountIds)
  const { account, jurisdiction } = await actAs(app, 'sotuphap', 'books.write', agencyIds, accountIds)
  const inForce = { province: 'ben-tre-so', district: 'ben-tre', commune: 'ben-tre' }
  await app.database.transaction({ scope: 'all', origin: jurisdiction.origin }, tx =>
    changePeriodSettings(tx, manager.jurisdiction, { inForce, own: [] }),
  )
  await app.database.transaction(jurisdiction, async tx => {
    const contractorId = await createContractor(tx, account.agencyId, {
      ...{
        name: 'Đơn vị số hóa (tập huấn)',
        contract: 'Hợp đồng số 01/2026 (ví dụ)',
        signedOn: '2026-02-02',
      },
    })
    const places = [...bookIds].map(([book, bookId], at) => {
      return { book, at, ref: { agencyId: getId(agencyIds, book.agency), bookId } }
    })
    for (const { book, at, ref } of places.filter((_, each) => each % 5 !== 4))
      await changePaper(tx, ref, {
        ...{ firstNumber: '01', reviewed: true },
        registering: {
          ...{
            condition: conditions[at % conditions.length] ?? 'good',
            paperSize: 'A3',
            sheets: book.rows + 10,
          },
          place: `Kho lưu trữ, tủ ${(at % 3) + 1}`,
        },
        superior: { standing: at === 1 ? 'lost' : 'present', place: 'Kho Sở Tư pháp' },
      })
    const given = places.flatMap(({ book, ref }) => (book.assignedTo === undefined ? [] : [ref]))
    if (given.length > 0) await giveBooks(tx, given, contractorId)
  })
}
