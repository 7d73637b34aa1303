import { digestLiteral, idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import type { View } from './view.ts'

/** What an office issues belongs to it as a whole, wherever the record is registered; papers of adoptions and recognitions are hidden like these. */
export function rowsOfExtracts(agency: number): readonly WorldRow[] {
  const agency_id = text(idOf('agency', agency))
  const sha = digestLiteral(`file ${agency} 0`)
  const wholly = (view: View) => view.seesAgency(agency)
  const template = (copy: number) => ({
    agency_id,
    id: text(idOf('extract template', agency, copy)),
    paper: text('TLKS'),
    version: String(copy + 1),
    file: sha,
    name: text('mau.docx'),
  })
  const counter = (copy: number) => ({
    agency_id,
    year: String(2001 + copy),
    series: text('TLKS-BS'),
    last_number: '1',
  })
  const extract = (kind: string, copy: number) => ({
    agency_id,
    id: text(idOf(kind === 'KS' ? 'extract' : 'adoption extract', agency, copy)),
    paper: text(kind === 'KS' ? 'TLKS' : 'TLNCN'),
    year: '2001',
    series: text(kind === 'KS' ? 'TLKS-BS' : 'TLNCN-BS'),
    number: String(copy + 1),
    code: text('0000-0000-0000-0000'),
    kind: text(kind),
    record_agency_id: agency_id,
    record_id: text(idOf('record', 0)),
    record_version: '1',
    entry: text('1/2001'),
    subject: text('Người thử'),
    copies: '1',
    requester_name: text('Người thử'),
    signer_name: text('Người thử'),
    place: text('Thử'),
    issued_on: text('2001-01-01'),
    template: sha,
    docx: sha,
    pdf: sha,
    folded: text('nguoi thu'),
  })
  const row = (
    table: string,
    key: string,
    values: (copy: number) => Record<string, string>,
    sees = wholly,
  ): WorldRow => ({
    table,
    key,
    values: values(0),
    another: values(1),
    sees,
  })
  return [
    row('extract_template', idOf('extract template', agency), template),
    row('extract_counter', idOf('agency', agency), counter),
    row('extract', idOf('extract', agency), copy => extract('KS', copy)),
    row(
      'extract',
      idOf('adoption extract', agency),
      copy => extract('CN', copy),
      view => wholly(view) && view.confidential,
    ),
  ]
}
