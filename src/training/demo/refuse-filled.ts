import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import type { App } from '../../platform/app.ts'

/** Throws `demo.not-empty` when the data folder already holds agencies or books: nobody's work is mixed with invented people. */
export async function refuseFilledFolder(app: App): Promise<void> {
  const [agencies, books] = await app.database.transaction({ scope: 'all' }, async tx => {
    const count = async (table: 'agency' | 'book') => {
      const row = await tx
        .selectFrom(table)
        .where(table === 'agency' ? 'id' : 'agency_id', '<>', practiceOfficeId)
        .select(eb => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    }
    return [await count('agency'), await count('book')] as const
  })
  if (agencies + books > 0)
    throw new AppError('demo.not-empty', { path: app.config.dataDir, agencies, books })
}
