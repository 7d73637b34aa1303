import type { JournalFault } from '../../journal/verify-chains.ts'
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
  'anchor.altered': {
    vi: 'Mốc niêm phong ngày {day} đã bị sửa: không khớp mã băm',
    en: 'The anchor of {day} was altered: it does not fit its hash',
  },
  'anchor.missing': {
    vi: 'Thiếu mốc niêm phong ngày {day}',
    en: 'The anchor of {day} is missing',
  },
  'anchor.chain': {
    vi: 'Nhật ký của cơ quan {agency} không còn như lúc niêm phong ngày {day} (dòng {sequence})',
    en: 'The journal of agency {agency} is not as it was sealed on {day} (row {sequence})',
  },
  'anchor.file': {
    vi: 'Tệp mốc niêm phong ngày {day} đã bị sửa: không khớp mã băm của chính nó',
    en: 'The kept anchor of {day} was altered: it does not fit its own hash',
  },
  'anchor.not-here': {
    vi: 'Mốc niêm phong ngày {day} có trong tệp cất giữ nhưng không có trong cơ sở dữ liệu',
    en: 'The kept anchor of {day} is not in the database',
  },
  'anchor.differs': {
    vi: 'Mốc niêm phong ngày {day} khác với tệp cất giữ: nhật ký đến ngày đó đã bị thay',
    en: 'The anchor of {day} differs from the kept one: the journal up to that day was replaced',
  },
  'anchor.chain-differs': {
    vi: 'Mốc niêm phong ngày {day} khác với tệp cất giữ: nhật ký của cơ quan {agency} đã bị thay (dòng {sequence})',
    en: 'The anchor of {day} differs from the kept one: the journal of agency {agency} was replaced (row {sequence})',
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
  'deposit.found': {
    vi: 'Lần nộp {deposit}: {counted} dòng được ghi là không đổi còn phiên bản của mình, sổ ghi {written}',
    en: 'Deposit {deposit}: {counted} rows that stood already have their version, {written} were noted',
  },
  'version.pdf': {
    vi: 'Bản ghi {record} phiên bản {version}: không có tệp PDF {file} trong danh mục tệp',
    en: 'Record {record} version {version}: its PDF {file} is not among the files',
  },
  'version.record': {
    vi: 'Phiên bản {version} của bản ghi {record}: không còn bản ghi',
    en: 'Version {version} of record {record}: its record is gone',
  },
  'version.content': {
    vi: 'Bản ghi {record} phiên bản {version}: nội dung khác mã băm',
    en: 'Record {record} version {version}: its content differs from its hash',
  },
  'version.restored': {
    vi: 'Bản ghi {record} phiên bản {version}: khác phiên bản {restores} mà nó khôi phục, hoặc không có đề nghị đã duyệt',
    en: 'Record {record} version {version}: it differs from version {restores} which it restores, or nobody approved it',
  },
  'version.entered': {
    vi: 'Bản ghi {record} phiên bản {version}: khác với lần nhập trực tiếp mà nhật ký đã ghi',
    en: 'Record {record} version {version}: it differs from the direct entry that the journal noted',
  },
  'version.repaired': {
    vi: 'Bản ghi {record} phiên bản {version}: khác với lần sửa lỗi nhập mà nhật ký đã ghi',
    en: 'Record {record} version {version}: it differs from the repair that the journal noted',
  },
  'note.sealed': {
    vi: 'Ghi chú {note}: nội dung hoặc việc rút ghi chú khác với điều nhật ký đã ghi',
    en: 'Note {note}: what it says, or its withdrawal, differs from what the journal noted',
  },
  'record.removed': {
    vi: 'Bản ghi {record}: việc gỡ bỏ hoặc đưa trở lại không khớp với đề nghị đã duyệt',
    en: 'Record {record}: its removal or return does not agree with what was approved',
  },
  'approval.sealed': {
    vi: 'Đề nghị {approval}: nội dung khác với điều nhật ký đã ghi',
    en: 'Approval {approval}: it differs from what the journal noted',
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
  'counters.differ': {
    vi: 'Số đếm thống kê của cơ quan {agency}, loại {kind}, kỳ {period}, nhóm dân tộc {group}: đang giữ {kept}, đếm lại được {counted} bản ghi, hoặc khác ở số thành phần',
    en: 'Counters of agency {agency}, kind {kind}, period {period}, ethnic group {group}: {kept} kept, {counted} records counted again, or a part of it differs',
  },
  'book.numbers': {
    vi: 'Sổ {book} của cơ quan {agency}: các số ghi trên sổ khác với số đếm lại',
    en: 'Book {book} of agency {agency}: its numbers differ from a fresh count',
  },
  'book.days': {
    vi: 'Sổ {book} của cơ quan {agency}: số từng ngày không cộng thành các số ghi trên sổ',
    en: 'Book {book} of agency {agency}: its days do not add up to its numbers',
  },
  'book.sums': {
    vi: 'Tổng hợp sổ của cơ quan {agency}: khác với tổng các số ghi trên sổ',
    en: 'Sums of the books of agency {agency}: they differ from the numbers of the books',
  },
  'extract.numbers': {
    vi: 'Sổ cấp bản sao của cơ quan {agency}, năm {year}, loại {series}: có {counted} số, số cuối là {last}',
    en: 'Issued copies of agency {agency}, {year}, series {series}: there are {counted} numbers, the last is {last}',
  },
  'extract.sealed': {
    vi: 'Bản sao {extract}: nội dung khác với điều nhật ký đã ghi',
    en: 'Extract {extract}: it differs from what the journal noted',
  },
  'slip.numbers': {
    vi: 'Phiếu bàn giao của cơ quan {agency}, năm {year}: có {counted} phiếu, số cuối là {last}',
    en: 'Slips of agency {agency}, {year}: there are {counted}, the last number is {last}',
  },
  'slip.copy': {
    vi: 'Sổ {book}: nơi giữ đang ghi khác với phiếu bàn giao gần nhất',
    en: 'Book {book}: where its paper is said to be is not what its latest slip says',
  },
  'keying.unfinished': {
    vi: 'Trường hợp {case}: đã nhập và đối chiếu xong nhưng chưa thành dữ liệu của sổ',
    en: 'Case {case}: keyed and compared, but not made the book’s data',
  },
  'keying.open': {
    vi: 'Trường hợp {case}: đã thành dữ liệu của sổ khi còn chỗ chưa phân xử',
    en: 'Case {case}: made the book’s data although a difference is not settled yet',
  },
  'keying.uncompared': {
    vi: 'Trường hợp {case}: hai người nhập khác nhau mà không có ai phân xử',
    en: 'Case {case}: two keyed it differently and nobody was asked',
  },
} as const satisfies Record<string, Text>

export type MismatchCode = keyof typeof mismatchTable

/** Something that does not fit. Names files and records by their ids, never a person. */
export interface Mismatch {
  readonly code: MismatchCode
  readonly params: TextParams
}

/** Why a row of the journal does not fit, in words. */
const journalFaults: Readonly<Record<JournalFault, Text>> = {
  altered: { vi: 'nội dung dòng này đã bị sửa', en: 'the row was altered' },
  gap: { vi: 'thiếu dòng này', en: 'the row is missing' },
  unlinked: { vi: 'dòng này không nối với dòng trước', en: 'the row does not follow from the one before' },
  tail: {
    vi: 'các dòng cuối không khớp với điểm cuối đã ghi',
    en: 'the last rows do not fit the end that was noted',
  },
}

const isJournalFault = (detail: unknown): detail is JournalFault => String(detail) in journalFaults

/** The sentence a person reads. */
export function formatMismatch({ code, params }: Mismatch, language: Language): string {
  const { detail } = params
  const inWords = isJournalFault(detail) ? { ...params, detail: journalFaults[detail][language] } : params
  return fillText(mismatchTable[code], language, inWords)
}
