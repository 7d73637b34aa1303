import { join } from 'node:path'
import type { Selectable } from 'kysely'
import { z } from 'zod'
import { AppError, type ErrorCode, errorTable } from '../../../errors.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import type { UploadTable } from '../../../platform/postgres/tables.ts'
import type { Language } from '../../../register/text.ts'
import { findSequences } from '../find-sequences.ts'
import { takenPageSchema, type UploadOutcome } from '../schema.ts'

/** A file on its way in, or what is left to tell of it. */
export type Upload = Selectable<UploadTable>

/** How long an unfinished upload can be resumed, and a finished one asked for. */
export const keptMs = 7 * 24 * 60 * 60 * 1000

/** What is stored of a finished upload; where its pages stand is asked anew each time. */
export const storedOutcomeSchema = z.object({
  pages: z.array(takenPageSchema.omit({ sequence: true })).default([]),
  problem: z
    .object({
      code: z.string().transform((code, context): ErrorCode => {
        if (isErrorCode(code)) return code
        context.addIssue('not a code')
        return z.NEVER
      }),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    })
    .nullable()
    .default(null),
})

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTable, code)
}

/** The folder of the bytes of unfinished uploads. */
export const uploadsDirOf = (dataDir: string) => join(dataDir, 'uploads')

/** The name of an upload's bytes in that folder. */
export const partName = (agencyId: string, id: string) => `${agencyId}.${id}`

/** The agency and the upload of such a name; undefined for anything else. */
export function parsePartName(name: string): { readonly agencyId: string; readonly id: string } | undefined {
  const [, agencyId, id] = /^([0-9a-f-]{36})\.([0-9a-f-]{36})$/.exec(name) ?? []
  return agencyId === undefined || id === undefined ? undefined : { agencyId, id }
}

/** Where an upload's bytes lie. */
export function partPath(dataDir: string, { agency_id, id }: Pick<Upload, 'agency_id' | 'id'>): string {
  return join(uploadsDirOf(dataDir), partName(agency_id, id))
}

/** An upload within the jurisdiction. */
export function findUpload(tx: Transaction, agencyId: string, id: string): Promise<Upload | undefined> {
  return tx
    .selectFrom('upload')
    .selectAll()
    .where('agency_id', '=', agencyId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** An account's own upload; throws `not-found`, for anybody else's, too. */
export async function getUpload(
  tx: Transaction,
  agencyId: string,
  id: string,
  accountId: string,
): Promise<Upload> {
  const upload = await findUpload(tx, agencyId, id)
  if (upload?.account_id !== accountId) throw new AppError('not-found')
  return upload
}

/** What was said of an upload when it was created. */
export function metadataOf(upload: Upload): Record<string, string | null> {
  const { batch_id: batch, batch_position: position, replaces } = upload
  return {
    agency: upload.agency_id,
    book: upload.book_id,
    name: upload.name,
    origin: upload.origin,
    ...(batch === null ? {} : { batch, position: String(position) }),
    ...(replaces === null ? {} : { replaces }),
  }
}

/** What became of an upload, with the places of its pages today. */
export async function readOutcome(
  tx: Transaction,
  upload: Upload,
  language: Language,
): Promise<UploadOutcome> {
  const { pages, problem } = storedOutcomeSchema.parse(upload.outcome ?? {})
  const sequences = await findSequences(
    tx,
    upload.agency_id,
    pages.map(({ capture }) => capture),
  )
  return {
    id: upload.id,
    name: upload.name,
    state: upload.state,
    pages: pages.map(page => ({ ...page, sequence: sequences.get(page.capture) ?? null })),
    message: problem === null ? null : new AppError(problem.code, problem.params).text(language),
  }
}
