import type { FastifyRequest } from 'fastify'
import type { App } from '../../platform/app.ts'
import { type SentPdf, viewPdf } from '../../scanning/pages/view-pdf.ts'
import { openFile } from './open-file.ts'
import { type RecordPlace, readRecordPdf } from './read-record.ts'

/**
 * A record's PDF with the viewer's mark on its pages, or its exact bytes (`original`) for who may download originals; journaled as such.
 * Throws `not-found`, `right.missing`, `pdf.unmarkable`.
 */
export function openRecordPdf(
  { vault }: Pick<App, 'vault'>,
  request: Pick<FastifyRequest, 'actor' | 'inTransaction'>,
  record: RecordPlace,
  original: boolean,
): Promise<SentPdf> {
  const read = async (asOriginal: boolean) => {
    const { place, name } = await request.inTransaction(tx =>
      readRecordPdf(tx, request.actor, record, asOriginal),
    )
    const key = place.sha256.toString('hex')
    return { name, key, sizeBytes: place.sizeBytes, open: () => openFile(vault, place) }
  }
  return viewPdf(request.actor, read, original)
}
