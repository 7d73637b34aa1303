import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Stored } from '../../platform/vault/vault.ts'
import type { CasePdf } from './prepare-row.ts'

/** Notes the PDFs of cases, which stay inside their book's .zip; a PDF known already stays where it is. */
export async function ensureCasePdfs(
  tx: Transaction,
  agencyId: string,
  zip: Stored,
  pdfs: readonly CasePdf[],
): Promise<void> {
  const distinct = [...new Map(pdfs.map(pdf => [pdf.sha256, pdf])).values()].sort((a, b) =>
    a.sha256 < b.sha256 ? -1 : 1,
  )
  await sql`
    insert into file (agency_id, sha256, size_bytes, media_type, container, container_offset, container_size, container_method)
    select ${agencyId}::uuid, decode(sha256, 'hex'), size_bytes, 'application/pdf', ${zip.digest}::bytea, at_byte, stored_bytes, method
    from unnest(${distinct.map(pdf => pdf.sha256)}::text[], ${distinct.map(pdf => pdf.sizeBytes)}::bigint[],
      ${distinct.map(pdf => pdf.offset)}::bigint[], ${distinct.map(pdf => pdf.storedBytes)}::bigint[],
      ${distinct.map(pdf => pdf.method)}::smallint[]) as pdf (sha256, size_bytes, at_byte, stored_bytes, method)
    on conflict do nothing`.execute(tx)
}
