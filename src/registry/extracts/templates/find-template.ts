import { createHash } from 'node:crypto'
import { type DocxParts, packDocx } from '../../../papers/word/docx-parts.ts'
import type { Transaction } from '../../../platform/postgres/database.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import type { PaperId } from '../../../register/extract-papers.ts'
import { makeShippedDocx } from '../papers/shipped-docx.ts'
import { readDocx } from './read-docx.ts'

/** A template to print with. */
export interface Template {
  /** Of the office's own versions; null: the one that is shipped. */
  readonly version: number | null
  readonly sha256: Buffer
  readonly parts: DocxParts
  /** The file itself where the vault may not have it yet. */
  readonly bytes: Buffer | null
}

const shipped = new Map<PaperId, Template & { readonly bytes: Buffer }>()

/** The template we ship; made once, of its data. */
export function getShippedTemplate(paper: PaperId): Template & { readonly bytes: Buffer } {
  const known = shipped.get(paper)
  if (known !== undefined) return known
  const parts = makeShippedDocx(paper)
  const bytes = packDocx(parts)
  const template = { version: null, sha256: createHash('sha256').update(bytes).digest(), parts, bytes }
  shipped.set(paper, template)
  return template
}

/** What an office's own templates consist of, by their digest; a few offices print all day with the same. */
const unpacked = new Map<string, DocxParts>()
const mostUnpacked = 40

/** The template that an office prints a paper with. */
export async function findTemplate(
  tx: Transaction,
  vault: Vault,
  agencyId: string,
  paper: PaperId,
): Promise<Template> {
  const own = await tx
    .selectFrom('extract_template')
    .select(['version', 'file'])
    .where('agency_id', '=', agencyId)
    .where('paper', '=', paper)
    .where('in_use', '=', true)
    .executeTakeFirst()
  if (own === undefined) return getShippedTemplate(paper)
  return { version: own.version, sha256: own.file, bytes: null, parts: await readParts(vault, own.file) }
}

/** The parts of a template in the vault. */
export async function readParts(vault: Vault, sha256: Buffer): Promise<DocxParts> {
  const key = sha256.toString('hex')
  const known = unpacked.get(key)
  if (known !== undefined) return known
  const parts = await readDocx(await vault.getPath(sha256))
  const oldest = unpacked.keys().next().value
  if (unpacked.size >= mostUnpacked && oldest !== undefined) unpacked.delete(oldest)
  unpacked.set(key, parts)
  return parts
}
