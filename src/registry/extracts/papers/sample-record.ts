import { codeLists } from '../../../register/code-list.ts'
import { getPaper, type PaperId } from '../../../register/extract-papers.ts'
import type { Field } from '../../../register/field.ts'
import { getKind, type KindCode } from '../../../register/kind.ts'
import type { NoteView } from '../../notes/schema.ts'

/** An invented record, for trying a template: every field says something. */
export function sampleRecord(paper: PaperId): {
  readonly kind: KindCode
  readonly fields: Record<string, string>
  readonly notes: NoteView[]
} {
  const [kind = 'KS'] = getPaper(paper).kinds
  const fields = Object.fromEntries(getKind(kind).fields.map(field => [field.id, sampleValue(field)]))
  return { kind, fields, notes: [sampleNote] }
}

function sampleValue({ id, type, codeList, label }: Field): string {
  if (id === 'so') return '53'
  if (id === 'quyenSo') return '01'
  if (id === 'ghiChu') return ''
  switch (type) {
    case 'person-name':
      return 'Nguyễn Thị Ngọc Mẫu'
    case 'partial-date':
    case 'date-or-text':
      return '27.08.2008'
    case 'date-in-words':
      return ''
    case 'time':
      return '07:30'
    case 'code':
      return codeList === undefined ? '' : (codeLists[codeList].items[1]?.code ?? '')
    case 'name-from-list':
      return codeList === 'quoc_tich' ? 'Việt Nam' : 'Kinh'
    case 'place-text':
      return 'xã Mẫu, huyện Thử, tỉnh Ví Dụ'
    case 'number-text':
      return '012345678901'
    default:
      return label.vi
  }
}

const sampleNote: NoteView = {
  id: '00000000-0000-7000-8000-000000000000',
  kind: 'rectification',
  text: 'Cải chính ngày sinh',
  changes: {},
  notedOn: '2015-05-04',
  decision: { number: '12/QĐ-UBND', date: '04.05.2015', authority: 'Ủy ban nhân dân huyện Thử' },
  evidence: null,
  by: null,
  at: '2015-05-04T00:00:00.000Z',
  withdrawn: null,
}
