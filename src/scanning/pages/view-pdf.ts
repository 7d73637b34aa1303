import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { markedPdf } from './marked-views.ts'
import { viewerMark } from './viewer-mark.ts'

/** Larger ones are not held in memory to be marked: a case's PDF has about 100 kB a page. */
const mostMarkedBytes = 64 * 1024 * 1024

/** A PDF that was taken in, to be looked at; `key` names its bytes. */
export interface PdfToView {
  readonly name: string
  readonly key: string
  readonly sizeBytes: number
  readonly open: () => Promise<Readable>
}

/** What is sent of a PDF. */
export interface SentPdf {
  readonly name: string
  readonly sizeBytes: number
  readonly body: unknown
}

/**
 * A PDF with the viewer's mark on its pages. PDFs come from elsewhere, so they are marked in a child process with a time limit. Who
 * may download originals gets the exact bytes on demand (`original`), and where the mark can't be put on; `read` finds the PDF and
 * journals who reads it, and whether as original. Throws `right.missing`, `pdf.unmarkable`, what `read` throws.
 */
export async function viewPdf(
  actor: FastifyRequest['actor'],
  read: (asOriginal: boolean) => Promise<PdfToView>,
  original: boolean,
): Promise<SentPdf> {
  const mayHaveOriginal = actor.rights.includes('originals.read')
  if (original && !mayHaveOriginal) throw new AppError('right.missing')
  const pdf = await read(original)
  if (!original) {
    const marked = await mark(actor, pdf)
    if (marked !== undefined) return { name: pdf.name, sizeBytes: marked.length, body: marked }
    if (!mayHaveOriginal) throw new AppError('pdf.unmarkable')
    await read(true)
  }
  return { name: pdf.name, sizeBytes: pdf.sizeBytes, body: await pdf.open() }
}

/** Answers with a PDF that the browser shows in place. */
export function sendPdf(reply: FastifyReply, { name, sizeBytes, body }: SentPdf): FastifyReply {
  return reply
    .header('content-type', 'application/pdf')
    .header('content-length', sizeBytes)
    .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
    .send(body)
}

/** The marked PDF; undefined when it can't be marked, or not in the time there is. */
async function mark(actor: FastifyRequest['actor'], pdf: PdfToView): Promise<Buffer | undefined> {
  if (pdf.sizeBytes > mostMarkedBytes) return undefined
  const read = async () => buffer(await pdf.open())
  try {
    return await markedPdf({ sha256: pdf.key, name: pdf.name, read }, viewerMark(actor, new Date()))
  } catch (error) {
    const isOfFile = error instanceof AppError && unmarkable.includes(error.code)
    if (isOfFile) return undefined
    throw error
  }
}

const unmarkable: readonly string[] = ['pdf.unmarkable', 'imaging.timeout', 'imaging.crashed']
