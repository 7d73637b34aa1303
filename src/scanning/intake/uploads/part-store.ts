import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataStore, ERRORS, Upload as TusUpload } from '@tus/server'
import type { App } from '../../../platform/app.ts'
import { hasCode } from '../../../platform/error-code.ts'
import { findUpload, keptMs, parsePartName, type Upload, uploadsDirOf } from './upload.ts'

/**
 * Where tus keeps the bytes: a file an upload in DATA/uploads; how long it will be stands in the table. @tus/file-store would keep that a
 * second time in files of its own, ends the process when the folder can't be made, and keeps to itself why writing failed.
 */
export class PartStore extends DataStore {
  readonly #app: Pick<App, 'database' | 'config'>

  constructor(app: Pick<App, 'database' | 'config'>) {
    super()
    this.#app = app
    this.extensions = ['creation', 'termination', 'expiration']
  }

  #path(name: string): string {
    return join(uploadsDirOf(this.#app.config.dataDir), name)
  }

  override getExpiration(): number {
    return keptMs
  }

  override async create(file: TusUpload): Promise<TusUpload> {
    await mkdir(uploadsDirOf(this.#app.config.dataDir), { recursive: true, mode: 0o700 })
    await writeFile(this.#path(file.id), '', { mode: 0o600, flag: 'wx' })
    return file
  }

  override async write(source: Readable, name: string, offset: number): Promise<number> {
    // Flushed before it is answered for: who sent it forgets it.
    const file = createWriteStream(this.#path(name), { flags: 'r+', start: offset, flush: true })
    await pipeline(source, file).catch(ifGone)
    return offset + file.bytesWritten
  }

  override async getUpload(name: string): Promise<TusUpload> {
    const upload = await this.#find(name)
    const received = await stat(this.#path(name)).catch(ifGone)
    return new TusUpload({
      id: name,
      size: upload.size_bytes,
      offset: received.size,
      creation_date: upload.created_at.toISOString(),
    })
  }

  async #find(name: string): Promise<Upload> {
    const key = parsePartName(name)
    if (key === undefined) throw ERRORS.FILE_NOT_FOUND
    const upload = await this.#app.database.transaction(
      { agencies: [key.agencyId], confidential: true },
      tx => findUpload(tx, key.agencyId, key.id),
    )
    if (upload === undefined) throw ERRORS.FILE_NOT_FOUND
    return upload
  }

  override async remove(name: string): Promise<void> {
    await rm(this.#path(name), { force: true })
  }
}

/** The bytes were removed: given up or too old. */
function ifGone(error: unknown): never {
  if (hasCode(error, 'ENOENT')) throw ERRORS.FILE_NO_LONGER_EXISTS
  throw error
}
