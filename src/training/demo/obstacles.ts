import type { z } from 'zod'
import { findReach } from '../../access/rights.ts'
import { publishGuidance } from '../../obstacles/guidance.ts'
import { addressObstacle, reportObstacle } from '../../obstacles/report-obstacle.ts'
import { answer, type ObstaclePlace } from '../../obstacles/say.ts'
import { newObstacleSchema } from '../../obstacles/schema.ts'
import type { App } from '../../platform/app.ts'
import { actAs } from './act-as.ts'
import type { Ids } from './declare-province.ts'
import { type DemoBook, demoAccounts } from './demo-plan.ts'

interface DemoPeople {
  readonly app: App
  readonly agencyIds: Ids
  readonly accountIds: Ids
}

/** Difficulties as they are met: one that became guidance, one that waits for the province, one that a scanner has with a book at hand. */
export async function addObstacles(
  people: DemoPeople,
  placeOf: (book: DemoBook) => { readonly agencyId: string; readonly bookId: string },
  books: readonly DemoBook[],
): Promise<void> {
  const answered = await report(people, 'hotich.truongmien', {
    kind: 'content',
    title: 'Hai trường hợp cùng một số đăng ký',
    text: 'Sổ khai sinh 1996 có hai trường hợp cùng số 17, ngày đăng ký khác nhau. Xin hướng dẫn cách nhập.',
  })
  const { app, agencyIds, accountIds } = people
  const lead = await actAs(app, 'sotuphap', 'obstacles.answer', agencyIds, accountIds)
  const body =
    'Giữ nguyên số như trên sổ. Ở bước gán trang, chọn "số trùng" cho trường hợp thứ hai; khi kiểm tra, xác nhận "đúng như sổ".'
  await app.database.transaction(lead.jurisdiction, async tx => {
    await answer(tx, lead.jurisdiction, answered, { kind: 'answer', text: body })
    const author = { agencyId: lead.account.agencyId, accountId: lead.account.id }
    const { agencyId, obstacleId: id } = answered
    const said = { title: 'Nhập trường hợp trùng số đăng ký', body, kind: 'content' as const }
    await publishGuidance(tx, author, { ...said, obstacle: { agencyId, id } })
  })
  await report(people, 'hotich.annguyen', {
    kind: 'equipment',
    title: 'Máy quét khổ A3 chưa có',
    text: 'Sổ kết hôn 1991 khổ A3 mở đôi, máy quét của xã chỉ quét được khổ A4. Xin mượn máy của tỉnh.',
  })
  const torn = books.find(({ note }) => note?.includes('rách') === true)
  if (torn !== undefined)
    await report(people, 'quet', {
      kind: 'paper',
      title: 'Bìa rách, gáy sổ bung',
      text: 'Cần đóng lại trước khi quét, nếu không trang sẽ rơi.',
      book: placeOf(torn),
    })
}

async function report(
  { app, agencyIds, accountIds }: DemoPeople,
  username: string,
  said: z.input<typeof newObstacleSchema>,
): Promise<ObstaclePlace> {
  const { account, jurisdiction } = await actAs(app, username, 'obstacles.report', agencyIds, accountIds)
  const role = demoAccounts.find(each => each.username === username)?.role ?? 'registrar'
  const reporter = {
    agencyId: account.agencyId,
    worksOnAssigned: findReach(role, 'obstacles.report') === 'assigned',
  }
  const obstacle = newObstacleSchema.parse(said)
  const addressed = await app.database.transaction(jurisdiction, tx =>
    addressObstacle(tx, reporter, obstacle),
  )
  const everything = { scope: 'all', origin: jurisdiction.origin } as const
  const obstacleId = await app.database.transaction(everything, tx =>
    reportObstacle(tx, addressed, obstacle, { accountId: account.id, photo: null }),
  )
  return { agencyId: addressed.agencyId, obstacleId }
}
