import type { Actor } from '../../access/guard.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Vault } from '../../platform/vault/vault.ts'
import { today } from '../../platform/vietnam-day.ts'
import { getPaper, type PaperId } from '../../register/extract-papers.ts'
import type { RecordPlace } from '../records/read-record.ts'
import { getPrintableRecord, printPaper } from './compose-paper.ts'
import { getOffice } from './office.ts'
import { sampleRecord } from './papers/sample-record.ts'
import type { PreviewRequest } from './schema.ts'
import { findTemplate, type Template } from './templates/find-template.ts'

/** Across every page of what is only shown. */
const watermark = 'BẢN XEM TRƯỚC'
/** Where the code will stand. */
const noCode = 'XXXX-XXXX-XXXX-XXXX'
const noNumber = '......'

/** The paper as it would be issued, without a number and with a word across it; journaled as a reading of the record. Throws what issuing throws. */
export async function previewExtract(
  tx: Transaction,
  { vault, actor, address }: { readonly vault: Vault; readonly actor: Actor; readonly address: string },
  place: RecordPlace,
  wanted: PreviewRequest,
): Promise<Buffer> {
  const record = await getPrintableRecord(tx, actor, place, wanted.paper)
  const office = await getOffice(tx, actor.account.agencyId)
  const template = await findTemplate(tx, vault, office.id, wanted.paper)
  const { name, series } = getPaper(wanted.paper)
  const imprint = {
    ...wanted,
    officeName: office.name,
    number: `${noNumber}/${series}`,
    code: noCode,
    address,
    issuedOn: today(),
  }
  const { pdf } = printPaper(template.parts, record, imprint, name.vi, watermark)
  await appendJournal(tx, {
    agencyId: place.agencyId,
    action: 'extract.preview',
    subject: `record:${place.recordId}`,
    detail: { paper: wanted.paper, version: record.version },
  })
  return pdf
}

/** A template filled in with an invented record, for whoever looks after templates. */
export async function previewTemplate(
  tx: Transaction,
  agencyId: string,
  paper: PaperId,
  template: Pick<Template, 'parts'>,
  address: string,
): Promise<Buffer> {
  const office = await getOffice(tx, agencyId)
  const { name, series } = getPaper(paper)
  const imprint = {
    officeName: office.name,
    number: `143/${series}`,
    code: noCode,
    address,
    issuedOn: today(),
    place: office.place,
    signerName: 'Lê Văn Ký',
    signerTitle: 'Chủ tịch',
    copies: 1,
  }
  return printPaper(template.parts, sampleRecord(paper), imprint, name.vi, 'XEM THỬ MẪU').pdf
}
