import type { Transaction } from '../../../platform/postgres/database.ts'
import { formatExtractNumber, getPaper } from '../../../register/extract-papers.ts'
import type { Text } from '../../../register/text.ts'
import { paperIdSchema } from '../schema.ts'

/** All that anybody who holds a paper is told of it; nothing of the person it is about. */
export interface ConfirmedPaper {
  readonly number: string
  readonly year: number
  readonly paper: Text
  readonly office: string
  /** `YYYY-MM-DD` */
  readonly issuedOn: string
  readonly cancelledOn: Date | null
}

/** The paper with this code; needs a transaction of scope 'all', for nobody is signed in. */
export async function findConfirmed(tx: Transaction, code: string): Promise<ConfirmedPaper | undefined> {
  const row = await tx
    .selectFrom('extract as e')
    .innerJoin('agency as a', 'a.id', 'e.agency_id')
    .select([
      'e.series',
      'e.number',
      'e.year',
      'e.paper',
      'a.name as office',
      'e.issued_on',
      'e.cancelled_at',
    ])
    .where('e.code', '=', code)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    number: formatExtractNumber(row),
    year: row.year,
    paper: getPaper(paperIdSchema.parse(row.paper)).name,
    office: row.office,
    issuedOn: row.issued_on,
    cancelledOn: row.cancelled_at,
  }
}
