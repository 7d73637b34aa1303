import type { KindCode } from './register-kind.ts'
import type { Status } from './status.ts'
import type { Text } from './text.ts'

/** A paper that an office issues from the registry: a copy of an extract, or a confirmation. */
export interface ExtractPaper {
  readonly id: PaperId
  /** The registers it is issued from. */
  readonly kinds: readonly KindCode[]
  readonly name: Text
  /** What follows the number: `143/TLKS-BS`. */
  readonly series: string
  /** Whether the series was seen on papers of offices for this register; the others are ours, by their pattern. */
  readonly seriesStatus: Status
}

export const paperIds = [
  'TLKS',
  'GKS',
  'TLKH',
  'TLKT',
  'TLNCMC',
  'TLNCN',
  'TLGH',
  'TLCDGH',
  'TLGSGH',
  'TLGCHT',
  'TLTDCC',
  'TLHTK',
  'XNHT',
] as const
/** The code of a paper; ours, like the series of a number without its `-BS`. */
export type PaperId = (typeof paperIds)[number]

const everyKind = ['KS', 'KH', 'KT', 'CMC', 'HN', 'CN', 'GH', 'CDGH', 'GSGH', 'LH', 'TDCC', 'K'] as const

const paper = (
  id: PaperId,
  kinds: readonly KindCode[],
  vi: string,
  en: string,
  seriesStatus: Status = 'inferred',
  series = `${id}-BS`,
): ExtractPaper => ({ id, kinds, name: { vi, en }, series, seriesStatus })

/**
 * The papers an office can issue (Luật Hộ tịch, Đ.63–64; nghị định 87/2020/NĐ-CP, Đ.13; quyết định 3458/QĐ-BTP lists the same extracts). The
 * series TLKS-BS, TLGH-BS and TLGCHT-BS were seen on real papers; that TLGCHT stands for noted divorces is a guess.
 */
export const extractPapers: readonly ExtractPaper[] = [
  paper('TLKS', ['KS'], 'Trích lục khai sinh (bản sao)', 'Extract of birth (copy)', 'official'),
  paper('GKS', ['KS'], 'Giấy khai sinh (bản sao)', 'Birth certificate (copy)'),
  paper('TLKH', ['KH'], 'Trích lục kết hôn (bản sao)', 'Extract of marriage (copy)'),
  paper('TLKT', ['KT'], 'Trích lục khai tử (bản sao)', 'Extract of death (copy)'),
  paper(
    'TLNCMC',
    ['CMC'],
    'Trích lục đăng ký nhận cha, mẹ, con (bản sao)',
    'Extract of recognition of a parent or child (copy)',
  ),
  paper('TLNCN', ['CN'], 'Trích lục đăng ký nuôi con nuôi (bản sao)', 'Extract of adoption (copy)'),
  paper('TLGH', ['GH'], 'Trích lục đăng ký giám hộ (bản sao)', 'Extract of guardianship (copy)', 'official'),
  paper(
    'TLCDGH',
    ['CDGH'],
    'Trích lục đăng ký chấm dứt giám hộ (bản sao)',
    'Extract of end of guardianship (copy)',
  ),
  paper(
    'TLGSGH',
    ['GSGH'],
    'Trích lục đăng ký giám sát việc giám hộ (bản sao)',
    'Extract of guardianship supervision (copy)',
  ),
  paper(
    'TLGCHT',
    ['LH'],
    'Trích lục ghi chú ly hôn, hủy việc kết hôn (bản sao)',
    'Extract of noted divorce or annulment (copy)',
  ),
  paper(
    'TLTDCC',
    ['TDCC'],
    'Trích lục thay đổi, cải chính, bổ sung hộ tịch, xác định lại dân tộc (bản sao)',
    'Extract of change or correction (copy)',
  ),
  paper(
    'TLHTK',
    ['K'],
    'Trích lục ghi vào sổ việc hộ tịch khác (bản sao)',
    'Extract of another civil-status matter (copy)',
  ),
  paper(
    'XNHT',
    everyKind,
    'Văn bản xác nhận thông tin hộ tịch',
    'Confirmation of civil-status information',
    'inferred',
    'XNHT',
  ),
]

const byId = new Map<string, ExtractPaper>(extractPapers.map(each => [each.id, each]))

/** The paper with this code. */
export function getPaper(id: PaperId): ExtractPaper {
  const found = byId.get(id)
  if (found === undefined) throw new Error(`no paper ${id}`)
  return found
}

/** The papers issued from a register, the usual one first. */
export function listPapers(kind: string): readonly ExtractPaper[] {
  return extractPapers.filter(each => each.kinds.some(code => code === kind))
}

/** The number of an extract as it is printed and said: `143/TLKS-BS`. */
export interface ExtractNumber {
  readonly number: number
  readonly series: string
}

/** `143/TLKS-BS`. */
export function formatExtractNumber({ number, series }: ExtractNumber): string {
  return `${number}/${series}`
}

/** Reads `143/TLKS-BS`, in any case, with or without blanks and "Số"; nothing when it is no such number. */
export function parseExtractNumber(text: string): ExtractNumber | undefined {
  const found = /^(?:s[ốo][:.]?)?\s*0*([1-9]\d{0,8})\s*\/\s*([A-Z]{2,12}(?:\s*-\s*BS)?)$/iu.exec(
    text.normalize('NFC').trim(),
  )
  if (found === null) return undefined
  return { number: Number(found[1]), series: (found[2] ?? '').replace(/\s+/g, '').toUpperCase() }
}
