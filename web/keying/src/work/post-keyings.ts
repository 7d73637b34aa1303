import type { Keying, SavedKeyings } from '../../../../src/keying/schema.ts'
import type { OpenSession } from '../../../offline/account/session.ts'
import { type Asking, RequestProblem } from '../../../offline/request.ts'
import { type BatchRef, saveKeyings } from '../server.ts'

/**
 * How saving went. line: the server can't be reached, or is in trouble. hindered: it answers, but takes nothing for now (the book is closed, too many
 * requests). gone: the batch is not this person's any more.
 */
export type Posted =
  | ({ readonly is: 'answered' } & SavedKeyings)
  | { readonly is: 'line' | 'signed-out' | 'gone' }
  | { readonly is: 'hindered'; readonly message: string }

/** Saves what was keyed; what the server can't take as it is counts as refused and holds up nothing else. */
export async function postKeyings(
  session: OpenSession,
  ref: BatchRef,
  keyings: readonly Keying[],
  options: Pick<Asking, 'signal' | 'keepalive'> = {},
): Promise<Posted> {
  try {
    return { is: 'answered', ...(await saveKeyings(session, ref, keyings, options)) }
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error
    const { status, code, message } = error
    if (status === 401 || code === 'request.forged') return { is: 'signed-out' }
    if (status === 403 || status === 404) return { is: 'gone' }
    if (status === 0 || status >= 500) return { is: 'line' }
    if (status !== 400 && status !== 413) return { is: 'hindered', message }
    if (keyings.length > 1) return postEach(session, ref, keyings, options)
    return { is: 'answered', saved: [], refused: keyings.map(({ task }) => ({ task, code, message })) }
  }
}

/** One of them is at fault: each for itself. */
async function postEach(
  session: OpenSession,
  ref: BatchRef,
  keyings: readonly Keying[],
  options: Pick<Asking, 'signal' | 'keepalive'>,
): Promise<Posted> {
  const all: { saved: SavedKeyings['saved']; refused: SavedKeyings['refused'] } = { saved: [], refused: [] }
  for (const keying of keyings) {
    const posted = await postKeyings(session, ref, [keying], options)
    if (posted.is !== 'answered') return posted
    all.saved.push(...posted.saved)
    all.refused.push(...posted.refused)
  }
  return { is: 'answered', ...all }
}

const stale: ReadonlySet<string> = new Set(['keying.elsewhere', 'keying.withdrawn'])

/**
 * Which answers confirm what was sent. isStale: what is here is not what the server has any more: another machine's work (another revision,
 * `keying.elsewhere`), or something was taken back.
 */
export function readAnswer(
  sent: readonly Keying[],
  { saved, refused }: SavedKeyings,
): {
  readonly agreed: SavedKeyings['saved']
  readonly refused: SavedKeyings['refused']
  readonly isStale: boolean
} {
  const revisions = new Map(sent.map(({ task, revision }) => [task, revision]))
  const agreed = saved.filter(({ task, revision }) => revisions.get(task) === revision)
  const final = refused.filter(({ code }) => code !== 'keying.elsewhere')
  return {
    agreed,
    refused: final,
    isStale: agreed.length < saved.length || refused.some(({ code }) => stale.has(code)),
  }
}
