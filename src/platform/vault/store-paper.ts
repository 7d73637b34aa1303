import { typeOf } from '../http/send-file.ts'
import type { Transaction } from '../postgres/database.ts'
import { noteFile } from './note-file.ts'
import type { Pending } from './vault.ts'

/** The digests of a paper's two forms in the vault. */
export interface StoredPaper {
  readonly docx: Buffer
  readonly pdf: Buffer
}

/** Puts both forms of a paper into the vault and notes them for the agency that made it; the caller commits `pending`. */
export async function storePaper(
  tx: Transaction,
  pending: Pending,
  agencyId: string,
  paper: Readonly<Record<'docx' | 'pdf', Buffer>>,
): Promise<StoredPaper> {
  const store = async (form: 'docx' | 'pdf') => {
    const stored = await pending.put(paper[form])
    await noteFile(tx, agencyId, stored, typeOf(form))
    return stored.digest
  }
  return { docx: await store('docx'), pdf: await store('pdf') }
}
