import { type RevisionView, revisionSchema } from '../../../../../src/checking/revision/schema.ts'
import { command, withQuery } from '../../../api/client.ts'
import { upload } from '../../../api/upload.ts'

interface Sent {
  readonly agency: string
  readonly id: string
  readonly file: File
  /** The digest of what was shown, to change it; nothing to see it first. */
  readonly apply?: string
}

/** Sends a corrected workbook: what it would change, or with `apply` what it changed. */
export function sendRevision(
  { agency, id, file, apply }: Sent,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<RevisionView> {
  const form = new FormData()
  form.append('xlsx', file, file.name)
  const path = withQuery(`/api/packages/${agency}/${id}/revision`, { apply })
  return upload(revisionSchema, path, form, { onProgress, signal })
}

/** Takes back a change of a package's rows. */
export function undoRevision(agency: string, id: string, change: string): Promise<void> {
  return command(`/api/packages/${agency}/${id}/changes/${change}/undoing`, { method: 'POST' })
}
