import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { App } from '../../../platform/app.ts'
import { codeOf, hasCode } from '../../../platform/error-code.ts'
import { finishUpload } from './finish-upload.ts'
import { keptMs, parsePartName, partPath, type Upload, uploadsDirOf } from './upload.ts'

/** A request that has just received the last byte goes on by itself. */
const restMs = 60_000
/** A file in the folder that no upload knows may be about to be one for so long. */
const orphanMs = 60 * 60_000

/**
 * Finishes uploads whose last answer a killed program never gave, and removes those nobody has gone on with for a week, with their bytes,
 * the bytes that a killed program left of a finished one, and bytes without an upload.
 */
export async function sweepUploads(app: Pick<App, 'database' | 'vault' | 'config' | 'log'>): Promise<void> {
  await removeExpired(app)
  for (const upload of await listReceiving(app)) {
    const part = await stat(partPath(app.config.dataDir, upload)).catch(() => undefined)
    if (part?.size !== upload.size_bytes || Date.now() - part.mtimeMs < restMs) continue
    // One that fails must not keep the others waiting.
    await finishUpload(app, upload, { agencies: [upload.agency_id], confidential: true }).catch(
      (error: unknown) =>
        app.log.error({ upload: upload.id, code: codeOf(error) }, 'an upload was not taken in'),
    )
  }
  await removeOrphans(app)
}

function listReceiving({ database }: Pick<App, 'database'>): Promise<readonly Upload[]> {
  return database.transaction({ scope: 'all' }, tx =>
    tx.selectFrom('upload').selectAll().where('state', '=', 'receiving').orderBy('created_at').execute(),
  )
}

async function removeExpired({ database, config }: Pick<App, 'database' | 'config'>): Promise<void> {
  const before = new Date(Date.now() - keptMs)
  const removed = await database.transaction({ scope: 'all' }, tx =>
    tx.deleteFrom('upload').where('created_at', '<', before).returning(['agency_id', 'id']).execute(),
  )
  for (const upload of removed) await rm(partPath(config.dataDir, upload), { force: true })
}

async function removeOrphans({ database, config }: Pick<App, 'database' | 'config'>): Promise<void> {
  const dir = uploadsDirOf(config.dataDir)
  const names = await readdir(dir).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return []
    throw error
  })
  if (names.length === 0) return
  const ids = names.flatMap(name => parsePartName(name)?.id ?? [])
  const { rows } = await database.transaction({ scope: 'all' }, tx =>
    sql<Pick<Upload, 'id' | 'state'>>`select id, state from upload where id = any(${ids}::uuid[])`.execute(
      tx,
    ),
  )
  const states = new Map(rows.map(({ id, state }) => [id, state]))
  for (const name of names) {
    const state = states.get(parsePartName(name)?.id ?? '')
    if (state === 'receiving') continue
    const file = state === undefined ? await stat(join(dir, name)).catch(() => undefined) : undefined
    // What is taken in is in the vault; what is unknown may be about to be known.
    const isLeft = state !== undefined || (file !== undefined && Date.now() - file.mtimeMs > orphanMs)
    if (isLeft) await rm(join(dir, name), { force: true })
  }
}
