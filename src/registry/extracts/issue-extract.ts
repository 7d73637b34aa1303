import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Actor } from '../../access/guard.ts'
import { nextNumber } from '../../agencies/next-number.ts'
import { AppError } from '../../errors.ts'
import { appendJournal } from '../../journal/append.ts'
import { docxType } from '../../papers/word/docx-parts.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { noteFile } from '../../platform/vault/note-file.ts'
import type { Pending, Vault } from '../../platform/vault/vault.ts'
import { today } from '../../platform/vietnam-day.ts'
import { confirmationCodeBytes, formatConfirmationCode } from '../../register/confirmation-code.ts'
import { formatExtractNumber, getPaper } from '../../register/extract-papers.ts'
import { findKind } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'
import type { RecordPlace } from '../records/read-record.ts'
import type { RecordView } from '../schema.ts'
import { getPrintableRecord, printPaper } from './compose-paper.ts'
import { extractState } from './extract-state.ts'
import { findExtract } from './find-extract.ts'
import { getOffice } from './office.ts'
import type { ExtractView, IssueRequest } from './schema.ts'
import { findTemplate, type Template } from './templates/find-template.ts'

/** Who issues, from where, and the page that will confirm the paper. */
export interface Issuing {
  readonly vault: Vault
  readonly pending: Pending
  readonly actor: Actor
  /** The address of the page of confirmation, without a code. */
  readonly address: string
}

/**
 * Issues a paper from a record, in the caller's transaction: its number is the next one of the office, the year and the series, and the row of the
 * counter stays locked until the end, so that two at once get two numbers and a failure gives its number back. The same request again
 * finds the paper it has made. Throws what `getPrintableRecord` throws, `extract.unprintable`.
 */
export async function issueExtract(
  tx: Transaction,
  { vault, pending, actor, address }: Issuing,
  place: RecordPlace,
  wanted: IssueRequest,
): Promise<ExtractView> {
  const { agencyId } = actor.account
  await sql`select pg_advisory_xact_lock(hashtextextended(${`extract:${wanted.id}`}, 0))`.execute(tx)
  const made = await findExtract(tx, { agencyId, id: wanted.id }, true)
  if (made !== undefined) {
    if (made.record.id !== place.recordId || made.paper !== wanted.paper)
      throw new AppError('request.invalid', { detail: 'id' })
    return made
  }
  await holdRecord(tx, place)
  const record = await getPrintableRecord(tx, actor, place, wanted.paper)
  const office = await getOffice(tx, agencyId)
  const template = await findTemplate(tx, vault, agencyId, wanted.paper)
  const issuedOn = today()
  const year = Number(issuedOn.slice(0, 4))
  const paper = getPaper(wanted.paper)
  const number = await nextNumber(tx, agencyId, paper.series, year)
  const printedNumber = formatExtractNumber({ number, series: paper.series })
  const code = formatConfirmationCode(randomBytes(confirmationCodeBytes))
  const imprint = { ...wanted, officeName: office.name, number: printedNumber, code, address, issuedOn }
  const printed = printPaper(template.parts, record, imprint, `${paper.name.vi} ${printedNumber}`)
  const files = await storeFiles(tx, pending, agencyId, template, printed)
  const subject = subjectOf(record)
  const folded = foldName(
    [subject, wanted.requesterName, printedNumber, code, code.replaceAll('-', '')].join(' '),
  )
  const notes = record.notes.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id)
  // The clock, not the start of the transaction: who waited for the number was not before whom it waited for.
  await sql`
    insert into extract (agency_id, id, paper, year, series, number, code, kind, record_agency_id, record_id, record_version, entry, subject,
      notes, copies, requester_name, requester_paper, signer_name, signer_title, place, fee_vnd, issued_on, template_version, template,
      docx, pdf, folded, account_id, at)
    values (${agencyId}, ${wanted.id}, ${wanted.paper}, ${year}, ${paper.series}, ${number}, ${code}, ${record.kind}, ${place.agencyId},
      ${place.recordId}, ${record.version}, ${entryOf(record)}, ${subject}, ${JSON.stringify(notes)}, ${wanted.copies},
      ${wanted.requesterName}, ${wanted.requesterPaper}, ${wanted.signerName}, ${wanted.signerTitle}, ${wanted.place}, ${wanted.feeVnd},
      ${issuedOn}, ${template.version}, ${template.sha256}, ${files.docx}, ${files.pdf}, ${folded}, ${actor.account.id}, clock_timestamp())`.execute(
    tx,
  )
  const { rows } = await sql<{ state: unknown }>`
    select ${extractState} as state from extract e where agency_id = ${agencyId} and id = ${wanted.id}`.execute(
    tx,
  )
  const issued = await findExtract(tx, { agencyId, id: wanted.id }, true)
  if (issued === undefined) throw new Error('an issued paper is not there')
  await appendJournal(tx, {
    agencyId,
    action: 'extract.issue',
    subject: `extract:${wanted.id}`,
    detail: {
      number: printedNumber,
      year,
      record: place.recordId,
      version: record.version,
      copies: wanted.copies,
    },
    after: rows[0]?.state,
  })
  return issued
}

/** Keeps the record as it is until the paper is issued: nobody removes or repairs it meanwhile. */
async function holdRecord(tx: Transaction, { agencyId, recordId }: RecordPlace): Promise<void> {
  await sql`select from record where agency_id = ${agencyId} and id = ${recordId} for share`.execute(tx)
}

async function storeFiles(
  tx: Transaction,
  pending: Pending,
  agencyId: string,
  template: Template,
  printed: { readonly docx: Buffer; readonly pdf: Buffer },
): Promise<{ docx: Buffer; pdf: Buffer }> {
  const store = async (bytes: Buffer, mediaType: string) => {
    const stored = await pending.put(bytes)
    await noteFile(tx, agencyId, stored, mediaType)
    return stored.digest
  }
  // A shipped template may be another one in the next version of the program: what was printed with is kept.
  if (template.bytes !== null) await store(template.bytes, docxType)
  return { docx: await store(printed.docx, docxType), pdf: await store(printed.pdf, 'application/pdf') }
}

/** The names of the main persons, as in the book. */
function subjectOf({ kind, fields }: RecordView): string {
  const persons = findKind(kind)?.persons.filter(({ main }) => main) ?? []
  return persons
    .map(person => fields[person.fields.name] ?? '')
    .filter(name => name !== '')
    .join(', ')
}

const entryOf = ({ number, year, volume }: RecordView) => `${number}/${year}, quyển ${volume}`
