import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import { today } from '../../platform/vietnam-day.ts'
import { findConcern, formatConcernNote } from '../../register/concerns.ts'
import { entryFields } from '../../register/entry-fields.ts'
import type { RegisterKind } from '../../register/kind.ts'
import { parsePartialDate, rangeOf } from '../../register/partial-date.ts'
import { listRelations } from '../../register/record-relations.ts'
import { findRecord } from '../corrections/find-record.ts'
import { addNote } from '../notes/add-note.ts'
import { linkRecords } from '../notes/link-records.ts'
import type { Fields } from '../records/content.ts'
import { getFilePlace } from '../records/open-file.ts'
import type { About } from './schema.ts'

/** A record that acts: what it says, and its PDF. */
export interface ActingRecord {
  readonly agencyId: string
  readonly recordId: string
  readonly bookId: string
  readonly kind: RegisterKind
  readonly fields: Fields
  readonly pdf: Uint8Array
  readonly pdfName: string
}

/**
 * Links a record to the one it concerns and writes the note there, with the acting record's PDF as evidence. Throws `not-found`,
 * `record.removed`, `link.relation`, and what notes throw.
 */
export async function applyConcern(
  tx: Transaction,
  acting: ActingRecord,
  { target, changes }: Pick<About, 'changes'> & { readonly target: NonNullable<About['target']> },
): Promise<void> {
  const { agencyId, recordId, kind, fields } = acting
  const concern = findConcern(kind.code)
  const other = await findRecord(tx, target.agencyId, target.recordId)
  const relation = listRelations(kind.code, other.kind)[0]
  const fits = concern?.targets.length === 0 || concern?.targets.some(each => each === other.kind)
  if (concern === undefined || !fits || relation === undefined)
    throw new AppError('link.relation', { from: kind.code, to: other.kind })
  await linkRecords(tx, { from: { agencyId, recordId }, relation: relation.code, to: target })
  const note = formatConcernNote(kind.code, fields)
  if (note === undefined) return
  const registered = parsePartialDate(fields[entryFields.registered] ?? '').ok
  await addNote(tx, {
    ...target,
    kind: note.kind,
    text: note.text,
    changes: { ...concern.changes, ...(concern.chosen === null ? {} : changes) },
    // Notes hold in the order of their days: that of the registration, where it is known.
    notedOn: registered?.length === 'dd.mm.yyyy'.length ? rangeOf(registered).from : today(),
    decision: note.decision,
    evidence: (await isEvidence(tx, acting, target.agencyId))
      ? { digest: acting.pdf, name: acting.pdfName }
      : null,
  })
}

/**
 * Whether the acting record's PDF can stand beside the note: it is a file of its own agency, and becomes one of the other's, unless it lies in
 * a .zip that the other has not.
 */
async function isEvidence(
  tx: Transaction,
  { agencyId, pdf }: ActingRecord,
  targetAgencyId: string,
): Promise<boolean> {
  if (targetAgencyId === agencyId) return true
  const { sha256, sizeBytes, mediaType, within } = await getFilePlace(tx, agencyId, pdf)
  if (within !== null) return false
  await noteFile(tx, targetAgencyId, { sha256: sha256.toString('hex'), digest: sha256, sizeBytes }, mediaType)
  return true
}
