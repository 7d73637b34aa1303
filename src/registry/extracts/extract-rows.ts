import { type RawBuilder, sql } from 'kysely'
import { formatExtractNumber } from '../../register/extract-papers.ts'
import { maskText } from '../../register/mask-identity.ts'
import { type ExtractView, paperIdSchema } from './schema.ts'

/** A row of the book of issued copies, as `extractColumns` selects it. */
export interface ExtractRow {
  readonly agency_id: string
  readonly id: string
  readonly paper: string
  readonly year: number
  readonly series: string
  readonly number: number
  readonly code: string
  readonly issued_on: string
  readonly kind: string
  readonly record_agency_id: string
  readonly record_id: string
  readonly record_version: number
  readonly entry: string
  readonly subject: string
  readonly copies: number
  readonly requester_name: string
  readonly requester_paper: string
  readonly signer_name: string
  readonly signer_title: string
  readonly fee_vnd: number | null
  readonly by: string | null
  readonly cancelled_at: Date | null
  readonly cancelled_by: string | null
  readonly cancelled_reason: string | null
}

/** `select … from …` of rows of the book; what restricts and orders them comes after it. */
export const selectExtracts: RawBuilder<ExtractRow> = sql<ExtractRow>`
  select e.agency_id, e.id, e.paper, e.year, e.series, e.number, e.code, e.issued_on::text, e.kind, e.record_agency_id, e.record_id,
    e.record_version, e.entry, e.subject, e.copies, e.requester_name, e.requester_paper, e.signer_name, e.signer_title, e.fee_vnd,
    issuer.display_name as by, e.cancelled_at, canceller.display_name as cancelled_by, e.cancelled_reason
  from extract e
  left join account issuer on issuer.id = e.account_id
  left join account canceller on canceller.id = e.cancelled_by`

/** A row as people see it; `identity`: the requester's paper in full. */
export function viewExtract(row: ExtractRow, identity: boolean): ExtractView {
  return {
    agencyId: row.agency_id,
    id: row.id,
    paper: paperIdSchema.parse(row.paper),
    year: row.year,
    number: formatExtractNumber(row),
    code: row.code,
    issuedOn: row.issued_on,
    kind: row.kind,
    record: { agencyId: row.record_agency_id, id: row.record_id, version: row.record_version },
    entry: row.entry,
    subject: row.subject,
    copies: row.copies,
    requesterName: row.requester_name,
    requesterPaper: identity ? row.requester_paper : maskText(row.requester_paper),
    signerName: row.signer_name,
    signerTitle: row.signer_title,
    feeVnd: row.fee_vnd,
    by: row.by,
    cancelled:
      row.cancelled_at === null
        ? null
        : { at: row.cancelled_at.toISOString(), by: row.cancelled_by, reason: row.cancelled_reason ?? '' },
  }
}
