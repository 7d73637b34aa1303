import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import { drawPages } from '../../imaging/synth/draw-pages.ts'
import type { PageRequest } from '../../imaging/synth/page-request.ts'
import { handOut } from '../../keying/batches/hand-out.ts'
import { changeSetups } from '../../keying/setup/change-setups.ts'
import type { App } from '../../platform/app.ts'
import { enqueueJobs } from '../../platform/jobs/enqueue.ts'
import type { HandlerWithFailure } from '../../platform/jobs/job.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { programEntry } from '../../platform/program.ts'
import { importPages } from '../../scanning/intake/import-pages.ts'
import { setFieldPlaces } from '../../scanning/pages/field-places.ts'
import { assignForms } from '../demo/assign-cases.ts'
import { placesOnForm } from '../field-places.ts'
import { deliverTyped } from './deliver-typed.ts'
import { getLesson } from './lessons.ts'
import { makePracticeKind } from './make-practice-kind.ts'
import { type PracticePlan, planPractice } from './plan-practice.ts'
import { getPractice, type PracticeRow } from './practice-row.ts'

const payloadSchema = z.object({ practice: z.uuid() })
const office = { agencies: [practiceOfficeId], confidential: true }
const quality = 78
/** Until the pages are straightened, or the package is checked, it is looked again so often. */
const lookAgainMs = 700

/** Draws pictures into files. */
type Draw = (requests: readonly PageRequest[]) => Promise<unknown>

/** The job that makes the book of a try: drawn, taken in and straightened as any other, then what the lesson begins with. */
export const makePractice = createMakePractice(requests =>
  drawPages(requests, { programEntry, processes: 1 }),
)

/** The same, drawn otherwise. */
export function createMakePractice(draw: Draw): HandlerWithFailure {
  return {
    async run({ payload }, { app, complete }) {
      const { practice: id } = payloadSchema.parse(payload)
      const practice = await app.database.transaction(office, tx => getPractice(tx, id))
      if (practice.state !== 'making') return
      const plan = planPractice(getLesson(practice.lesson), practice.book.volume, practice.seed)
      const isReady = await makeNext(app, practice, plan, draw)
      await complete(tx => (isReady ? markReady(tx, id) : lookAgain(tx, practice)))
    },
    async failed(tx, { payload }) {
      const { practice: id } = payloadSchema.parse(payload)
      await sql`update practice set failed_at = now() where agency_id = ${practiceOfficeId} and id = ${id}`.execute(
        tx,
      )
    },
  }
}

/** Does what is next in making a book, whatever was done before a kill; true when nothing is left. */
async function makeNext(app: App, practice: PracticeRow, plan: PracticePlan, draw: Draw): Promise<boolean> {
  const { pictures, waiting, failed, entries, packages, unchecked } = await app.database.transaction(
    office,
    tx => readStage(tx, practice.book.id),
  )
  if (failed > 0) throw new AppError('imaging.crashed', { name: practice.id })
  if (pictures < plan.pages.length) {
    await takeIn(app, practice, plan, draw)
    return false
  }
  if (waiting > 0) return false
  if (practice.lesson === 'scan') return true
  if (entries === 0) await app.database.transaction({ scope: 'all' }, tx => prepare(tx, practice))
  if (practice.lesson !== 'check') return true
  if (packages === 0) await deliverTyped(app, practice, plan)
  return packages > 0 && unchecked === 0
}

interface Stage {
  readonly pictures: number
  readonly waiting: number
  readonly failed: number
  readonly entries: number
  readonly packages: number
  readonly unchecked: number
}

async function readStage(tx: Transaction, bookId: string): Promise<Stage> {
  const { rows } = await sql<Stage>`
    select count(*)::int as pictures, count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'failed')::int as failed,
      (select count(*)::int from entry e where e.agency_id = ${practiceOfficeId} and e.book_id = ${bookId} and e.position is not null) as entries,
      (select count(*)::int from package p where p.agency_id = ${practiceOfficeId} and p.book_id = ${bookId}) as packages,
      (select count(*)::int from package p where p.agency_id = ${practiceOfficeId} and p.book_id = ${bookId} and p.state = 'received') as unchecked
    from capture where agency_id = ${practiceOfficeId} and book_id = ${bookId}`.execute(tx)
  const [stage] = rows
  if (stage === undefined) throw new Error('a count without a row')
  return stage
}

async function takeIn(
  app: App,
  { book, accountId }: PracticeRow,
  plan: PracticePlan,
  draw: Draw,
): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-practice-'))
  try {
    const pictures = plan.pages.map(page => ({ ...page, path: join(dir, page.name) }))
    await draw(pictures.map(({ sheet, capture, path }) => ({ sheet, capture, quality, path })))
    const target = { agencyId: practiceOfficeId, bookId: book.id, accountId, jurisdiction: office }
    const files = pictures.map(({ name, path }) => ({ name, bytes: createReadStream(path) }))
    const { refused } = await importPages(app, target, files)
    if (refused.length > 0) throw new Error(`practice pages refused: ${refused[0]?.message}`)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** Pages assigned to their entries, the fields marked; in the lesson of keying a batch for its keyer. */
async function prepare(tx: Transaction, { lesson, accountId, book }: PracticeRow): Promise<void> {
  const { kind } = getLesson(lesson)
  const place = { agencyId: practiceOfficeId, bookId: book.id, accountId }
  await assignForms(tx, place, kind, true)
  await setFieldPlaces(tx, practiceOfficeId, book.id, placesOnForm(kind))
  if (lesson !== 'key') return
  const change = { mode: 'single', goldShare: 0, batchSize: 100 } as const
  await changeSetups(tx, accountId, [{ agencyId: practiceOfficeId, bookId: book.id, change }])
  await handOut(tx, { ...place, handedBy: null, size: null, pass: null })
}

async function markReady(tx: Transaction, id: string): Promise<void> {
  await sql`update practice set ready_at = now() where agency_id = ${practiceOfficeId} and id = ${id}`.execute(
    tx,
  )
}

async function lookAgain(tx: Transaction, { id, book }: PracticeRow): Promise<void> {
  const runAt = new Date(Date.now() + lookAgainMs)
  const job = {
    kind: makePracticeKind,
    agencyId: practiceOfficeId,
    payload: { practice: id },
    lane: book.id,
    urgent: true,
  }
  await enqueueJobs(tx, [{ ...job, runAt }])
}
