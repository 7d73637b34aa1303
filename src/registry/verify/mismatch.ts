import { fillText, type Language, type Text, type TextParams } from '../../register/text.ts'

/** What `sogoc verify` can find wrong, and how it says so. */
export const mismatchTable = {
  'file.missing': { vi: 'Kho lưu trữ thiếu tệp {file}', en: 'The vault lacks the file {file}' },
  'file.damaged': {
    vi: 'Tệp {file} trong kho đã bị hỏng: nội dung khác mã băm',
    en: 'The file {file} in the vault is damaged: its content differs from its hash',
  },
  'pdf.damaged': {
    vi: 'Tệp PDF {file} trong {container} đã bị hỏng',
    en: 'The PDF {file} within {container} is damaged',
  },
  'pdf.missing': {
    vi: 'Thiếu tệp PDF {file}: không còn tệp .zip {container}',
    en: 'The PDF {file} is missing: its .zip {container} is gone',
  },
  'journal.broken': {
    vi: 'Nhật ký của cơ quan {agency} bị đứt ở dòng {sequence}: {detail}',
    en: 'The journal of agency {agency} is broken at row {sequence}: {detail}',
  },
  'deposit.rows': {
    vi: 'Lần nộp {deposit}: đếm được {counted} phiên bản, sổ ghi {written}',
    en: 'Deposit {deposit}: {counted} versions are there, {written} were written',
  },
  'deposit.sum': {
    vi: 'Lần nộp {deposit}: các số đếm không cộng thành {rows} dòng',
    en: 'Deposit {deposit}: its counts do not add up to {rows} rows',
  },
  'deposit.digest': {
    vi: 'Lần nộp {deposit}: mã băm tổng hợp không khớp',
    en: 'Deposit {deposit}: its digest does not fit',
  },
  'version.content': {
    vi: 'Bản ghi {record} phiên bản {version}: nội dung khác mã băm',
    en: 'Record {record} version {version}: its content differs from its hash',
  },
  'record.version': {
    vi: 'Bản ghi {record}: phiên bản hiện hành {current}, phiên bản mới nhất {newest}',
    en: 'Record {record}: its current version is {current}, the newest {newest}',
  },
  'record.content': {
    vi: 'Bản ghi {record}: mã băm khác phiên bản hiện hành',
    en: 'Record {record}: its hash differs from its current version',
  },
  'record.mentions': {
    vi: 'Bản ghi {record}: người được ghi trong chỉ mục tìm kiếm khác nội dung',
    en: 'Record {record}: the people in the search index differ from its content',
  },
} as const satisfies Record<string, Text>

export type MismatchCode = keyof typeof mismatchTable

/** Something that does not fit. Names files and records by their ids, never a person. */
export interface Mismatch {
  readonly code: MismatchCode
  readonly params: TextParams
}

/** The sentence a person reads. */
export function formatMismatch({ code, params }: Mismatch, language: Language): string {
  return fillText(mismatchTable[code], language, params)
}
