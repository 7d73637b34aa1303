import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { openWithin, type Within } from '../../platform/vault/open-within.ts'
import type { Vault } from '../../platform/vault/vault.ts'

/** Where a file's bytes lie: in the vault by its own name, or inside a .zip of the vault. */
export interface FilePlace {
  readonly sha256: Buffer
  readonly sizeBytes: number
  readonly mediaType: string
  readonly within: Within | null
}

interface FileRow {
  readonly sha256: Buffer
  readonly size_bytes: string
  readonly media_type: string
  readonly container: Buffer | null
  readonly container_offset: string | null
  readonly container_size: string | null
  readonly container_method: number | null
}

/** Where an agency's file lies; throws `not-found`. */
export async function getFilePlace(
  tx: Transaction,
  agencyId: string,
  sha256: Uint8Array,
): Promise<FilePlace> {
  const { rows } = await sql<FileRow>`
    select sha256, size_bytes::text, media_type, container, container_offset::text, container_size::text, container_method
    from file where agency_id = ${agencyId} and sha256 = ${sha256}`.execute(tx)
  const row = rows[0]
  if (row === undefined) throw new AppError('not-found')
  const { container } = row
  return {
    sha256: row.sha256,
    sizeBytes: Number(row.size_bytes),
    mediaType: row.media_type,
    within:
      container === null
        ? null
        : {
            container,
            offset: Number(row.container_offset),
            storedBytes: Number(row.container_size),
            method: Number(row.container_method),
          },
  }
}

/** The bytes of a file; a PDF of a case is read from the .zip it came in. */
export async function openFile(vault: Vault, { sha256, within }: FilePlace): Promise<Readable> {
  return within === null ? vault.openRead(sha256) : openWithin(vault, within)
}
