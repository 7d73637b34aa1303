import { handOut } from '../../keying/batches/hand-out.ts'
import { setGold } from '../../keying/gold/set-gold.ts'
import type { Doubt, Keying, Pack } from '../../keying/schema.ts'
import { changeSetups } from '../../keying/setup/change-setups.ts'
import { readSetup } from '../../keying/setup/read-setup.ts'
import type { OwnSetup } from '../../keying/setup/schema.ts'
import { readPack } from '../../keying/work/read-pack.ts'
import { saveKeyings } from '../../keying/work/save-keyings.ts'
import type { App } from '../../platform/app.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import type { JobHandlers } from '../../platform/jobs/job.ts'
import { setFieldPlaces } from '../../scanning/pages/field-places.ts'
import { placesOnForm } from '../field-places.ts'
import { actAs } from './act-as.ts'
import { getId, type Ids } from './declare-province.ts'
import type { DrawnBook } from './draw-books.ts'
import type { BookPlace } from './scan-books.ts'

/** Who there is, and what settles what was keyed. */
export interface KeyingOffice {
  readonly app: App
  readonly handlers: JobHandlers
  readonly agencyIds: Ids
  readonly accountIds: Ids
}

/** What a keyer of the demonstration does otherwise than the book says, by the entry's place among the book's cases (from 0). */
interface Slips {
  readonly wrong?: Readonly<Record<number, Readonly<Record<string, string>>>>
  readonly doubts?: Readonly<Record<number, Readonly<Record<string, Doubt>>>>
  /** Parked, with a note. */
  readonly parked?: Readonly<Record<number, string>>
  /** So many entries are keyed, the others not begun. */
  readonly until?: number
}

/** Keys a drawn book as far as its plan says, by the same use cases as people's work. */
export async function keyDrawnBook(office: KeyingOffice, drawn: DrawnBook, place: BookPlace): Promise<void> {
  const book = createDesk(office, drawn, place)
  if (drawn.book.progress === 'keyed-twice') await keyTwice(book)
  if (drawn.book.progress === 'half-keyed') await keyHalf(book)
}

/** Twice, with slips of both, one entry that one of them could not read, and some still to be keyed a second time. */
async function keyTwice(book: Desk): Promise<void> {
  await book.setUp({ mode: 'double', batchSize: 12, goldShare: 0 })
  await book.key('nhaplieu', 12, {
    wrong: { 2: { meHoTen: 'Nguyễn Thị Hoa' }, 6: { chaNgaySinh: '1965' } },
    parked: { 9: 'Mực nhòe, không đọc được họ tên mẹ' },
  })
  await book.key('nhaplieu2', 12, { wrong: { 2: { nksGioiTinh: '3' }, 4: { nksNoiSinh: 'Trạm y tế xã' } } })
  await book.settle()
}

/** Once: a batch is done, gold is set from it, the next is under way, the rest waits. */
async function keyHalf(book: Desk): Promise<void> {
  await book.setUp({ mode: 'single', batchSize: 8, goldShare: 0.1 })
  await book.key('nhaplieu', 8, {
    doubts: { 3: { nycQuanHe: { kind: 'crossed-out', note: 'Gạch bỏ, ghi lại bên lề' } } },
  })
  await book.settle()
  await book.makeGold(1)
  await book.makeGold(5)
  await book.key('nhaplieu', 4, { until: 10 })
}

interface Desk {
  setUp(change: Partial<OwnSetup>): Promise<void>
  /** Hands so many entries to a keyer, who keys them. */
  key(username: string, size: number, slips: Slips): Promise<void>
  settle(): Promise<void>
  makeGold(at: number): Promise<void>
}

function createDesk(
  { app, handlers, agencyIds, accountIds }: KeyingOffice,
  { rows }: DrawnBook,
  { agencyId, bookId }: BookPlace,
): Desk {
  const book = { agencyId, bookId }
  const valuesAt = (at: number, fields: readonly string[]): Record<string, string> =>
    Object.fromEntries(fields.map(field => [field, rows[at]?.values[field] ?? '']))
  return {
    async setUp(change) {
      const lead = await actAs(app, 'sotuphap', 'keying.manage', agencyIds, accountIds)
      await app.database.transaction(lead.jurisdiction, async tx => {
        await changeSetups(tx, lead.account.id, [{ ...book, change }])
        await setFieldPlaces(tx, agencyId, bookId, placesOnForm('KS'))
      })
    },
    async key(username, size, slips) {
      const accountId = getId(accountIds, username)
      const handing = { ...book, accountId, handedBy: getId(accountIds, 'sotuphap'), size, pass: null }
      const batchId = await app.database.transaction({ scope: 'all' }, tx => handOut(tx, handing))
      if (batchId === undefined) throw new Error(`nothing to key for ${username}`)
      const { account, jurisdiction } = await actAs(app, username, 'keying.key', agencyIds, accountIds)
      const batch = { agencyId, batchId }
      await app.database.transaction(jurisdiction, async tx => {
        const keyer = { ...account, username, displayName: username, role: 'keyer', language: 'vi' } as const
        const pack = await readPack(tx, batch, keyer)
        const keyings = pack.tasks.flatMap(task => keyTask(pack, task, valuesAt, slips) ?? [])
        const { refused } = await saveKeyings(tx, batch, keyer, keyings)
        if (refused.length > 0) throw new Error(`keying refused: ${refused[0]?.message}`)
      })
    },
    settle: () => finishJobs(app, handlers),
    async makeGold(at) {
      const checker = await actAs(app, 'kiemtra', 'keying.arbitrate', agencyIds, accountIds)
      await app.database.transaction(checker.jurisdiction, async tx => {
        const { fields } = await readSetup(tx, agencyId, bookId)
        const entry = await tx
          .selectFrom('entry')
          .select('id')
          .where('agency_id', '=', agencyId)
          .where('book_id', '=', bookId)
          .where('position', '=', at + 1)
          .executeTakeFirstOrThrow()
        await setGold(tx, { ...book, accountId: checker.account.id }, entry.id, valuesAt(at, fields))
      })
    },
  }
}

/** Counted from 1 through the book, the case's number says which row of the book it is. */
function keyTask(
  { fields, carried }: Pack,
  { id, number }: Pack['tasks'][number],
  valuesAt: (at: number, fields: readonly string[]) => Record<string, string>,
  { wrong, doubts, parked, until = Number.POSITIVE_INFINITY }: Slips,
): Keying | undefined {
  const at = Number(number) - 1
  if (at >= until) return undefined
  const note = parked?.[at] ?? null
  return {
    ...{ task: id, revision: 1, note, state: note === null ? 'done' : 'parked' },
    values: { ...carried, ...valuesAt(at, fields), ...wrong?.[at] },
    ...{ doubts: doubts?.[at] ?? {}, sources: {} },
  }
}
