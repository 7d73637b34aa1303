import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { sql } from 'kysely'
import { AppError } from '../../../errors.ts'
import type { App } from '../../../platform/app.ts'
import { hasCode } from '../../../platform/error-code.ts'
import type { Jurisdiction, Transaction } from '../../../platform/postgres/database.ts'
import type { IncomingFile } from '../incoming-file.ts'
import { isRefusal, takeFile } from '../take-file.ts'
import { partPath, type Upload } from './upload.ts'

/** How many bytes of an upload have come; undefined when they are gone. */
export async function findReceived(dataDir: string, upload: Upload): Promise<number | undefined> {
  const part = await stat(partPath(dataDir, upload)).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  })
  return part?.size
}

const finishing = new Map<string, Promise<void>>()

/**
 * Takes an upload whose bytes are complete into its book, or refuses it, once: whoever comes second finds it done, in this process or
 * another. Its bytes are removed. A failure of the machine leaves it as it was, to be finished later.
 */
export function finishUpload(
  app: Pick<App, 'database' | 'vault' | 'config'>,
  upload: Upload,
  jurisdiction: Jurisdiction,
): Promise<void> {
  const running = finishing.get(upload.id)
  if (running !== undefined) return running
  const started = finish(app, upload, jurisdiction).finally(() => finishing.delete(upload.id))
  finishing.set(upload.id, started)
  return started
}

async function finish(
  app: Pick<App, 'database' | 'vault' | 'config'>,
  upload: Upload,
  jurisdiction: Jurisdiction,
): Promise<void> {
  const { agency_id: agencyId, book_id: bookId, account_id: accountId } = upload
  const path = partPath(app.config.dataDir, upload)
  try {
    await takeFile(
      app,
      { agencyId, bookId, accountId, jurisdiction },
      { ...readUpload(upload), bytes: createReadStream(path) },
      async (tx, add) => {
        if (!(await claim(tx, upload))) return undefined
        const pages = await add()
        await settle(tx, upload, 'taken', { pages: pages.map(({ sequence: _, ...page }) => page) })
        return pages
      },
    )
  } catch (error) {
    // Somebody else was faster and has removed the bytes.
    if (hasCode(error, 'ENOENT')) return
    if (!isRefusal(error)) throw error
    const problem = { code: error.code, params: error.params }
    await app.database.transaction(jurisdiction, async tx => {
      if (await claim(tx, upload)) await settle(tx, upload, 'refused', { problem })
    })
  }
  await rm(path, { force: true })
}

function readUpload({
  name,
  origin,
  batch_id,
  batch_position,
  replaces,
}: Upload): Omit<IncomingFile, 'bytes'> {
  return {
    name,
    origin,
    ...(batch_id === null || batch_position === null
      ? {}
      : { batch: { id: batch_id, position: batch_position } }),
    ...(replaces === null ? {} : { replaces }),
  }
}

/** Holds the upload until the end of the transaction; false when it is finished or gone. */
async function claim(tx: Transaction, { agency_id, id }: Upload): Promise<boolean> {
  const { rows } = await sql`
    select from upload where agency_id = ${agency_id} and id = ${id} and state = 'receiving' for update`.execute(
    tx,
  )
  return rows.length > 0
}

async function settle(
  tx: Transaction,
  { agency_id, id }: Upload,
  state: 'taken' | 'refused',
  outcome: object,
): Promise<void> {
  await sql`
    update upload set state = ${state}, outcome = ${JSON.stringify(outcome)}::jsonb, finished_at = now()
    where agency_id = ${agency_id} and id = ${id}`.execute(tx)
}

/** Gives up an upload that is not finished; throws `upload.taken`. */
export async function deleteUpload(tx: Transaction, upload: Upload): Promise<void> {
  if (!(await claim(tx, upload))) throw new AppError('upload.taken')
  await sql`delete from upload where agency_id = ${upload.agency_id} and id = ${upload.id}`.execute(tx)
}
