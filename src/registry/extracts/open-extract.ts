import type { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { formatExtractNumber } from '../../register/extract-papers.ts'
import { getFilePlace } from '../records/open-file.ts'
import type { ExtractPlace } from './find-extract.ts'

/** The exact bytes of a paper as it was issued, for printing again; journaled. Throws `not-found`, `extract.rights`. */
export async function openExtract(
  vault: Vault,
  request: Pick<FastifyRequest, 'actor' | 'inTransaction'>,
  { agencyId, id }: ExtractPlace,
  format: 'pdf' | 'docx',
): Promise<{ name: string; sizeBytes: number; body: Readable }> {
  const { sha256, sizeBytes, number } = await request.inTransaction(async tx => {
    const row = await tx
      .selectFrom('extract')
      .select(['series', 'number', 'docx', 'pdf'])
      .where('agency_id', '=', agencyId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (row === undefined) throw new AppError('not-found')
    const { rights } = request.actor
    if (!rights.includes('identity.read') || !rights.includes('records.confidential'))
      throw new AppError('extract.rights')
    const place = await getFilePlace(tx, agencyId, row[format])
    const printed = formatExtractNumber(row)
    await appendJournal(tx, {
      agencyId,
      action: 'extract.print',
      subject: `extract:${id}`,
      detail: { number: printed, format },
    })
    return { ...place, number: printed }
  })
  return { name: `${number.replace('/', '-')}.${format}`, sizeBytes, body: await vault.openRead(sha256) }
}
