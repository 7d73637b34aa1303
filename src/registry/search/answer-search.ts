import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { readQuestion, type SearchRequest } from './read-question.ts'
import type { SearchMemory } from './search-memory.ts'
import { answerQuestion, type SearchAnswer } from './search-records.ts'

/** Who asks: an account and its agency, or (both null) a person at the machine itself. */
export interface Asker {
  readonly accountId: string | null
  readonly agencyId: string | null
  /** Whether they may see identity numbers: only then may they search by one, since an answer would confirm it. */
  readonly identity: boolean
}

/**
 * Searches and journals that it was done: who, when, and which records were shown (the processing log of nghị định 13/2023/NĐ-CP).
 * The words asked for are not kept: a name in the journal would be personal data about somebody who may not be in the registry at all.
 * Throws `search.identity-number`.
 */
export async function answerSearch(
  tx: Transaction,
  memory: SearchMemory,
  request: SearchRequest,
  asker: Asker,
): Promise<SearchAnswer> {
  const question = await readQuestion(tx, memory, request)
  if (!asker.identity && question.query.identityNumber !== null) throw new AppError('search.identity-number')
  const answer = await answerQuestion(tx, memory, request, question)
  await appendJournal(tx, {
    ...(asker.agencyId === null ? {} : { agencyId: asker.agencyId }),
    accountId: asker.accountId,
    action: 'records.search',
    subject: 'records',
    detail: { total: answer.total, shown: answer.hits.map(hit => hit.record) },
  })
  return answer
}
