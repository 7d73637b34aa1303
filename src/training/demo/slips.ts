import { v7 as newId } from 'uuid'
import { createContractor, listContractors } from '../../inventory/contractors/contractors.ts'
import { type HeldCopy, holdCopies } from '../../inventory/custody/held-copies.ts'
import { makeSlip } from '../../inventory/custody/make-slip.ts'
import type { NewSlip, Party } from '../../inventory/custody/schema.ts'
import type { BookRef } from '../../inventory/lock-books.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { dayOf } from '../../platform/vietnam-day.ts'
import { actAs } from './act-as.ts'
import type { Ids } from './declare-province.ts'
import type { DemoBook } from './demo-plan.ts'

interface DemoPeople {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
}

const dayMs = 24 * 60 * 60 * 1000
const daysFromNow = (days: number) => dayOf(new Date(Date.now() + days * dayMs))

/** The books that are assigned to the contractor's people went to it on paper, too: one hand-over is overdue, and one of its books has come back. */
export async function handBooksOver(
  { app, agencyIds, accountIds }: DemoPeople,
  placeOf: (book: DemoBook) => BookRef,
  books: readonly DemoBook[],
): Promise<void> {
  const lead = await actAs(app, 'sotuphap', 'books.move', agencyIds, accountIds)
  const given = books.filter(({ assignedTo = [] }) => assignedTo.length > 0).map(placeOf)
  const pending = await app.vault.begin('demo-slips')
  await app.database.transaction(lead.jurisdiction, async tx => {
    const firm: Party = { kind: 'contractor', id: await getContractor(tx, lead.account.agencyId) }
    const make = (slip: Omit<NewSlip, 'id' | 'note'>) =>
      makeSlip(tx, lead, pending, { ...slip, id: newId(), note: '' }, null)
    const copies = (await holdCopies(tx, given)).filter(({ copy }) => copy === 'registering')
    for (const [at, [holder, theirs]] of [...byHolder(copies)].entries()) {
      const from: Party = { kind: 'agency', id: holder }
      const sides = { fromPerson: 'Công chức hộ tịch', toPerson: 'Đại diện đơn vị số hóa', returns: null }
      const onDay = daysFromNow(at === 0 ? -40 : -5)
      const dueOn = daysFromNow(at === 0 ? -10 : 25)
      const reason = 'Giao để quét và nhập liệu'
      await make({
        ...sides,
        kind: 'hand-over',
        from,
        to: firm,
        onDay,
        dueOn,
        reason,
        items: itemsOf(theirs),
      })
      if (at === 0)
        await make({
          ...{ ...sides, kind: 'return', from: firm, to: from, onDay: daysFromNow(-12), dueOn: null },
          ...{ reason: 'Đã quét xong', items: itemsOf(theirs.slice(0, 1)) },
        })
    }
  })
  await pending.commit()
}

async function getContractor(tx: Transaction, agencyId: string): Promise<string> {
  const { contractors } = await listContractors(tx)
  const known = contractors.find(({ endedAt }) => endedAt === null)
  if (known !== undefined) return known.id
  const firm = { name: 'Đơn vị số hóa Sông Trà (tập huấn)', contract: '01/HĐ-SH', signedOn: null }
  return createContractor(tx, agencyId, firm)
}

function byHolder(copies: readonly HeldCopy[]): ReadonlyMap<string, readonly HeldCopy[]> {
  const groups = new Map<string, HeldCopy[]>()
  for (const copy of copies) {
    if (copy.holder === null) continue
    groups.set(copy.holder.id, [...(groups.get(copy.holder.id) ?? []), copy])
  }
  return groups
}

const itemsOf = (copies: readonly HeldCopy[]): NewSlip['items'] =>
  copies.map(({ book, copy, sheets }) => ({
    ...{ agencyId: book.agency.id, bookId: book.id, copy, condition: 'Còn tốt', sheets },
  }))
