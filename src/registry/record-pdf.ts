import { buffer } from 'node:stream/consumers'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import type { App } from '../platform/app.ts'
import { markedPdf } from '../scanning/pages/marked-views.ts'
import { viewerMark } from '../scanning/pages/viewer-mark.ts'
import { type FilePlace, openFile } from './open-file.ts'
import { type RecordPlace, readRecordPdf } from './read-record.ts'

/** Larger ones are not held in memory to be marked: a case's PDF has about 100 kB a page. */
const mostMarkedBytes = 64 * 1024 * 1024

/** What is sent of a record's PDF. */
export interface SentPdf {
  readonly name: string
  readonly sizeBytes: number
  readonly body: unknown
}

/**
 * A record's PDF with the viewer's mark on its pages. PDFs come from elsewhere, so they are marked in a child process with a time
 * limit. Who may download originals gets the exact bytes on demand (`original`), and where the mark can't be put on; that is
 * journaled as such. Throws `not-found`, `right.missing`, `pdf.unmarkable`.
 */
export async function openRecordPdf(
  app: Pick<App, 'vault'>,
  request: Pick<FastifyRequest, 'actor' | 'inTransaction'>,
  record: RecordPlace,
  original: boolean,
): Promise<SentPdf> {
  const mayHaveOriginal = request.actor.rights.includes('originals.read')
  if (original && !mayHaveOriginal) throw new AppError('right.missing')
  const read = (asOriginal: boolean) =>
    request.inTransaction(tx => readRecordPdf(tx, request.actor, record, asOriginal))
  const { place, name } = await read(original)
  if (!original) {
    const marked = await mark(app, request, place, name)
    if (marked !== undefined) return { name, sizeBytes: marked.length, body: marked }
    if (!mayHaveOriginal) throw new AppError('pdf.unmarkable')
    await read(true)
  }
  return { name, sizeBytes: place.sizeBytes, body: await openFile(app.vault, place) }
}

/** The marked PDF; undefined when it can't be marked, or not in the time there is. */
async function mark(
  app: Pick<App, 'vault'>,
  { actor }: Pick<FastifyRequest, 'actor'>,
  place: FilePlace,
  name: string,
): Promise<Buffer | undefined> {
  if (place.sizeBytes > mostMarkedBytes) return undefined
  const sha256 = place.sha256.toString('hex')
  const readBytes = async () => buffer(await openFile(app.vault, place))
  try {
    return await markedPdf({ sha256, name, read: readBytes }, viewerMark(actor, new Date()))
  } catch (error) {
    const isOfFile = error instanceof AppError && unmarkable.includes(error.code)
    if (isOfFile) return undefined
    throw error
  }
}

const unmarkable: readonly string[] = ['pdf.unmarkable', 'imaging.timeout', 'imaging.crashed']
