import type { App } from '../../platform/app.ts'
import { finishJobs } from '../../platform/jobs/finish-jobs.ts'
import type { JobHandlers } from '../../platform/jobs/job.ts'
import { beginPractice } from '../practice/begin-practice.ts'
import { finishPractice, saveMarks } from '../practice/end-practice.ts'
import type { Marks } from '../practice/schema.ts'
import { getId, type Ids } from './declare-province.ts'

/** One registrar has practised: inspected the sample of the lesson of acceptance, and missed nothing. */
export async function practise(app: App, handlers: JobHandlers, accountIds: Ids): Promise<void> {
  const id = getId(accountIds, 'hotich.annguyen')
  const within = { scope: 'all', origin: { accountId: id, address: 'sogoc demo' } } as const
  const begun = await app.database.transaction(within, tx =>
    beginPractice(tx, { id, role: 'registrar' }, 'accept'),
  )
  await finishJobs(app, handlers)
  const { rows, planted } = begun.answers
  const marks: Marks = Object.fromEntries(
    rows.map((_, at) => [String(at + 1), planted.filter(({ row }) => row === at).map(({ field }) => field)]),
  )
  const verdict = planted.length > 1 ? 'reject' : 'accept'
  await app.database.transaction(within, async tx => {
    await saveMarks(tx, id, begun.id, marks)
    await finishPractice(tx, id, begun.id, verdict)
  })
}
