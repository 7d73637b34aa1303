import { RequestProblem } from '../../../offline/request.ts'
import { type Ended, endTake, type Picture } from '../store/picture.ts'
import { changePicture, findBytes, findPicture, StoreFull } from '../store/pictures.ts'
import { findPage, getOutcome, giveUp, type Outcome } from './server.ts'
import { sendFile } from './tus.ts'

/** What sending a picture needs besides the picture. */
export interface SendContext {
  /** Of changing requests: the session's token, the language. */
  readonly headers: Readonly<Record<string, string>>
  readonly onProgress: (id: string, share: number) => void
  readonly signal?: AbortSignal | undefined
}

/** Sends one picture and keeps what the server made of it. Throws `RequestProblem` when that is not known yet. */
export async function sendPicture(id: string, context: SendContext): Promise<void> {
  const picture = await settleAbandoned(id, context)
  if (picture?.state !== 'waiting') return
  const { take } = picture
  const bytes = await findBytes(id)
  if (bytes === undefined) {
    // Killed between the two steps of a full phone (store/pictures.ts): then the server has it all. Else the browser has lost it.
    const ended: Ended =
      picture.upload === null
        ? { state: 'refused', message: null }
        : endOf(await getOutcome(picture.upload, context.headers))
    await changePicture(id, now => endTake(now, take, ended))
    return
  }
  try {
    const upload = await sendFile(bytes, {
      endpoint: '/api/uploads',
      metadata: await metadataOf(picture),
      headers: context.headers,
      upload: picture.upload,
      signal: context.signal,
      onProgress: sent => context.onProgress(id, sent / bytes.size),
      onBegun: begun => noteUpload(picture, begun),
    })
    const ended = endOf(await getOutcome(upload, context.headers))
    await changePicture(id, now => endTake(now, take, ended))
  } catch (problem) {
    if (!isRefusal(problem)) throw problem
    await changePicture(id, now => endTake(now, take, refusalOf(problem)))
  }
}

async function noteUpload({ id, take }: Picture, begun: string): Promise<void> {
  try {
    await changePicture(id, now =>
      now.take === take ? { ...now, upload: begun } : { ...now, abandoned: [...now.abandoned, begun] },
    )
  } catch (problem) {
    // Sending is what makes room on a full phone. Cut off now, it would begin anew, and the server knows the same picture again.
    if (!(problem instanceof StoreFull)) throw problem
  }
}

/** Whether the server will never take this: its reason then stands beside the picture. */
function isRefusal(problem: unknown): problem is RequestProblem {
  if (!(problem instanceof RequestProblem) || problem.status < 400 || problem.status >= 500) return false
  return ![401, 408, 423, 425, 429].includes(problem.status) && problem.code !== 'request.forged'
}

const refusalOf = ({ status, message }: RequestProblem): Ended => ({
  state: 'refused',
  message: message === '' ? `HTTP ${status}` : message,
})

/** An earlier take may have arrived after all: then this one takes its place; else its upload is given up. */
async function settleAbandoned(id: string, { headers }: SendContext): Promise<Picture | undefined> {
  let picture = await findPicture(id)
  for (const upload of picture?.abandoned ?? []) {
    const outcome = await findOutcome(upload, headers)
    if (outcome?.state === 'receiving') await giveUp(upload, headers)
    const first = outcome?.state === 'taken' ? outcome.pages[0] : undefined
    picture = await changePicture(id, now => ({
      ...(first === undefined ? now : { ...now, capture: first.capture, sequence: first.sequence }),
      abandoned: now.abandoned.filter(it => it !== upload),
    }))
  }
  return picture
}

async function findOutcome(
  upload: string,
  headers: Readonly<Record<string, string>>,
): Promise<Outcome | undefined> {
  try {
    return await getOutcome(upload, headers)
  } catch (problem) {
    if (problem instanceof RequestProblem && problem.status === 404) return undefined
    throw problem
  }
}

async function metadataOf(picture: Picture): Promise<Record<string, string>> {
  const { agency, book, name, batch, position, capture } = picture
  // A page that somebody has taken out of the book meanwhile can't be replaced: the picture then takes its place in the batch.
  const page = capture === null ? undefined : await findPage(agency, book, capture)
  return {
    ...{ agency, book, name, origin: 'phone', batch, position: String(position) },
    ...(page === undefined ? {} : { replaces: page }),
  }
}

function endOf({ state, pages, message }: Outcome): Ended {
  if (state === 'refused') return { state, message: message ?? '' }
  const [page] = pages
  // All bytes are there but the server is still busy with them: asked again later.
  if (state === 'receiving' || page === undefined) throw new RequestProblem(425, 'receiving', '')
  return { state, capture: page.capture, sequence: page.sequence }
}
