import { practiceOfficeId } from '../../agencies/schema.ts'
import type { App } from '../../platform/app.ts'

/** What stands in the data folder's database, but for practice. */
export async function countMade(app: App): Promise<{
  readonly books: number
  readonly pages: number
  readonly packages: number
  readonly records: number
}> {
  return app.database.transaction({ scope: 'all' }, async tx => {
    const count = async (table: 'book' | 'page' | 'package' | 'record') => {
      const row = await tx
        .selectFrom(table)
        .where('agency_id', '<>', practiceOfficeId)
        .select(eb => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    }
    return {
      books: await count('book'),
      pages: await count('page'),
      packages: await count('package'),
      records: await count('record'),
    }
  })
}
