import {
  type Dictionary,
  dictionarySchema,
  type FamilyAnswer,
  type FamilyQuestion,
  familyAnswerSchema,
} from '../../../src/keying/assist/schema.ts'
import {
  type Keying,
  nextBatchSchema,
  type OwnBatches,
  ownBatchesSchema,
  type Pack,
  packSchema,
  type SavedKeyings,
  savedKeyingsSchema,
} from '../../../src/keying/schema.ts'
import { changingHeaders, type OpenSession } from '../../offline/account/session.ts'
import { type Asking, readAnswer, request } from '../../offline/request.ts'

// What the desk asks of the server. All throw `RequestProblem`.

/** A batch by the agency of its book and its id. */
export interface BatchRef {
  readonly agency: string
  readonly batch: string
}

const pathOf = ({ agency, batch }: BatchRef) => `/api/keying/batches/${agency}/${batch}`

/** One's own batches, and the books to take one of. */
export async function fetchOwnBatches(): Promise<OwnBatches> {
  return readAnswer(ownBatchesSchema, await request('/api/keying/batches'))
}

/** The next batch of a book; null: nothing is left for this person. */
export async function takeNextBatch(
  session: OpenSession,
  agency: string,
  book: string,
): Promise<string | null> {
  const path = `/api/books/${agency}/${book}/keying/next`
  const answer = await request(path, { method: 'POST', headers: changingHeaders(session) })
  return (await readAnswer(nextBatchSchema, answer)).batch
}

/** All that is needed to key a batch. */
export async function fetchPack(ref: BatchRef, signal?: AbortSignal): Promise<Pack> {
  return readAnswer(packSchema, await request(pathOf(ref), { signal }))
}

/** What completes what is typed. */
export async function fetchDictionary(ref: BatchRef): Promise<Dictionary> {
  return readAnswer(dictionarySchema, await request(`${pathOf(ref)}/dictionary`))
}

/** Known people like those typed so far. */
export async function fetchFamilies(
  session: OpenSession,
  ref: BatchRef,
  question: FamilyQuestion,
): Promise<FamilyAnswer> {
  const path = `${pathOf(ref)}/families`
  return readAnswer(familyAnswerSchema, await post(session, path, question, { timeoutMs: 5_000 }))
}

/** Saves what was keyed, at most 200 tasks at once; `keepalive`: the request outlives its page. */
export async function saveKeyings(
  session: OpenSession,
  ref: BatchRef,
  keyings: readonly Keying[],
  options: Pick<Asking, 'signal' | 'keepalive'> = {},
): Promise<SavedKeyings> {
  const path = `${pathOf(ref)}/keyings`
  return readAnswer(
    savedKeyingsSchema,
    await post(session, path, { keyings }, { timeoutMs: 15_000, ...options }),
  )
}

/** Notes that the batch lies on this machine, to be keyed without a line. */
export async function noteTakenAlong(session: OpenSession, ref: BatchRef): Promise<void> {
  await request(`${pathOf(ref)}/taking-along`, { method: 'POST', headers: changingHeaders(session) })
}

function post(
  session: OpenSession,
  path: string,
  body: object,
  asking: Pick<Asking, 'signal' | 'keepalive' | 'timeoutMs'>,
): Promise<Response> {
  const headers = { ...changingHeaders(session), 'content-type': 'application/json' }
  return request(path, { method: 'POST', headers, body: JSON.stringify(body), ...asking })
}
