import { codeLists, isNameList } from '../register/code-list.ts'
import type { Field, FieldType, Need } from '../register/field.ts'

const formats: Readonly<Record<FieldType, string>> = {
  text: 'Chữ, ghi như trong sổ',
  'number-text': 'Số, giữ nguyên số 0 ở đầu',
  'partial-date': 'dd.mm.yyyy; sổ chỉ ghi tháng, năm: mm.yyyy; chỉ ghi năm: yyyy',
  'date-in-words': 'Ngày ghi bằng chữ, như trong sổ',
  'person-name': 'Họ, chữ đệm, tên, ghi như trong sổ',
  'place-text': 'Địa danh ghi như trong sổ, không đổi theo tên mới',
  code: 'Chọn mã trong danh mục',
  'code-text': 'Chọn mã trong danh mục',
  'name-from-list': 'Chọn tên trong danh mục',
  time: 'Giờ:phút (hh:mm)',
  'date-or-text': 'dd.mm.yyyy, hoặc chữ như trong sổ',
}

const needs: Readonly<Record<Need, string>> = {
  required: 'Bắt buộc',
  core: 'Cần có, để trống nếu sổ không ghi',
  optional: 'Không bắt buộc',
}

const widthsChars: Readonly<Record<FieldType, number>> = {
  text: 20,
  'number-text': 9,
  'partial-date': 13,
  'date-in-words': 36,
  'person-name': 28,
  'place-text': 40,
  code: 9,
  'code-text': 14,
  'name-from-list': 14,
  time: 9,
  'date-or-text': 16,
}

/** A list with more values than this is only pointed to. */
const mostWrittenOut = 12

/** What is to be typed in a column, as the note on its head says it: label, format, whether it must be filled, the values of a short list. */
export function columnNote(field: Field): string {
  const lines = [field.label.vi, formats[field.type], needs[field.need]]
  const list = field.codeList
  if (list !== undefined && !isNameList(list) && codeLists[list].items.length <= mostWrittenOut)
    lines.push(...codeLists[list].items.map(({ code, name }) => `${code} = ${name}`))
  return lines.join('\n')
}

/** How wide a column is written, in characters: as its values need, and as its name needs at least. */
export function columnWidth(header: string, field: Field | undefined): number {
  const widest = field === undefined ? 0 : widthsChars[field.type]
  return Math.max(Math.min(30, header.length + 4), widest)
}
