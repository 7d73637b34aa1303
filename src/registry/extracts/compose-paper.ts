import type { Actor } from '../../access/guard.ts'
import { AppError } from '../../errors.ts'
import { printIssueDay, printOfficeName } from '../../papers/office-name.ts'
import { compileLetter } from '../../papers/word/compile-pdf.ts'
import { type DocxParts, packDocx } from '../../papers/word/docx-parts.ts'
import { fillDocx, type Values } from '../../papers/word/fill-docx.ts'
import { drawQrPng } from '../../papers/word/qr-picture.ts'
import { readLetter } from '../../papers/word/read-letter.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getPaper, type PaperId } from '../../register/extract-papers.ts'
import { findKind } from '../../register/kind.ts'
import { getRecord } from '../records/get-record.ts'
import type { RecordPlace } from '../records/read-record.ts'
import type { RecordView } from '../schema.ts'
import { printNotes } from './printed-notes.ts'
import { printRecord } from './printed-values.ts'

/** What is printed on a paper beside what the record says. */
export interface Imprint {
  readonly officeName: string
  readonly number: string
  readonly code: string
  /** The page of confirmation, without the code. */
  readonly address: string
  readonly place: string
  /** `YYYY-MM-DD` */
  readonly issuedOn: string
  readonly signerName: string
  readonly signerTitle: string
  readonly copies: number
}

/**
 * The record a paper is issued from, whole: who may not see everything on it can't issue a copy of it, for a copy says all that the book says. Throws
 * `extract.rights`, `extract.removed`, `extract.paper`, `not-found`.
 */
export async function getPrintableRecord(
  tx: Transaction,
  { rights }: Pick<Actor, 'rights'>,
  { agencyId, recordId }: RecordPlace,
  paper: PaperId,
): Promise<RecordView> {
  const { record } = await getRecord(tx, agencyId, recordId, { removed: true, identity: true })
  if (!rights.includes('identity.read') || !rights.includes('records.confidential'))
    throw new AppError('extract.rights')
  if (record.removedAt !== null) throw new AppError('extract.removed')
  const { kinds, name } = getPaper(paper)
  if (!kinds.some(kind => kind === record.kind)) throw new AppError('extract.paper', { paper: name.vi })
  return record
}

/** The values that fill a template in: the record's, its notes, and the imprint. */
export function composeValues(
  record: Pick<RecordView, 'kind' | 'fields' | 'notes'>,
  imprint: Imprint,
): Values {
  const kind = findKind(record.kind)
  if (kind === undefined) throw new Error(`no register kind ${record.kind}`)
  return {
    ...printRecord(kind, record.fields),
    ghiChuTrichLuc: printNotes(kind, record.fields, record.notes).map(noiDung => ({ noiDung })),
    soTrichLuc: imprint.number,
    coQuanCapTrichLuc: printOfficeName(imprint.officeName),
    diaDanh: imprint.place,
    ngayCapTrichLuc: printIssueDay(imprint.issuedOn),
    nguoiKyTrichLuc: imprint.signerName,
    chucVuNguoiKyTrichLuc: imprint.signerTitle,
    maXacNhan: imprint.code,
    diaChiXacNhan: imprint.address,
    soBanCap: String(imprint.copies),
  }
}

/** A paper in both forms, the PDF made of the very document. */
export interface PrintedPaper {
  readonly docx: Buffer
  readonly pdf: Buffer
}

/** Fills a template in and draws it; the same values and day give the same bytes. Throws `extract.unprintable`. */
export function printPaper(
  template: DocxParts,
  record: Pick<RecordView, 'kind' | 'fields' | 'notes'>,
  imprint: Imprint,
  title: string,
  watermark?: string,
): PrintedPaper {
  const qr = drawQrPng(watermark === undefined ? `${imprint.address}/${imprint.code}` : imprint.address)
  const filled = fillDocx(template, composeValues(record, imprint), qr)
  const at = new Date(`${imprint.issuedOn}T00:00:00+07:00`)
  const pdf = compileLetter(readLetter(filled), {
    title,
    at,
    ...(watermark === undefined ? {} : { watermark }),
  })
  return { docx: packDocx(filled), pdf }
}
