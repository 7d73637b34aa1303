import type { Values } from '../../papers/word/fill-docx.ts'
import { formatDateWords } from '../../register/date-words.ts'
import type { Person, RegisterKind } from '../../register/kind.ts'
import { parsePartialDate } from '../../register/partial-date.ts'
import { identityPlaceholder, isNoteField } from './papers/placeholders.ts'
import { printField } from './print-field.ts'

type Fields = Readonly<Record<string, string>>

/**
 * What a template is filled in with of a record: every field as the book has it (places as at registration, thông tư 04/2020, Đ.30; names in
 * capitals, Đ.31), codes by their names, dates as people write them. What the book leaves blank stays blank.
 */
export function printRecord(kind: RegisterKind, fields: Fields): Values {
  const values: Record<string, string> = {}
  for (const field of kind.fields) values[field.id] = printField(kind, field.id, fields[field.id] ?? '')
  for (const [words, digits] of kind.facts.inWords) {
    const date = parsePartialDate(fields[digits] ?? '').ok
    // Day and month in figures and words (Đ.31, Đ.34): the words only say again what the book says.
    if (values[words] === '' && date !== undefined) values[words] = formatDateWords(date)
  }
  for (const person of kind.persons) {
    const { identityNumber } = person.fields
    if (identityNumber !== undefined)
      values[identityPlaceholder(identityNumber)] = printIdentity(kind, person, fields)
  }
  return { ...values, tenSo: kind.name.vi, thongTin: listEverything(kind, fields) }
}

/** "Chứng minh nhân dân số 205123456, cấp ngày 01/02/2003, tại Công an tỉnh Quảng Nam". */
function printIdentity(kind: RegisterKind, { prefix, fields: ids }: Person, fields: Fields): string {
  const print = (id: string | undefined) => (id === undefined ? '' : printField(kind, id, fields[id] ?? ''))
  const number = print(ids.identityNumber)
  if (number === '') return ''
  const named = print(`${prefix}GiayToKhac`) || print(ids.identityType)
  const [issued, place] = [print(ids.identityIssued), print(`${prefix}NoiCapGiayToTuyThan`)]
  return [
    `${named === '' ? 'Giấy tờ' : named} số ${number}`,
    issued === '' ? '' : `cấp ngày ${issued}`,
    place === '' ? '' : `nơi cấp ${place}`,
  ]
    .filter(part => part !== '')
    .join(', ')
}

/** What the head of such a paper says already. */
const inHead = new Set(['so', 'quyenSo', 'ngayDangKy'])

function listEverything(kind: RegisterKind, fields: Fields): readonly { nhan: string; giaTri: string }[] {
  return kind.fields.flatMap(({ id, label }) => {
    const giaTri = printField(kind, id, fields[id] ?? '')
    return giaTri === '' || inHead.has(id) || isNoteField(kind, id) ? [] : [{ nhan: label.vi, giaTri }]
  })
}
