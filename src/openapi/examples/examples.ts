import type { Text } from '../../register/text.ts'
import answers from './answers.json' with { type: 'json' }

/** A call as the documents show it. Ids are those of `ids`; the contract test makes the same call about things of its own. */
export interface Example {
  /** Names it among the examples of its operation. */
  readonly name: string
  /** The operation's id. */
  readonly operation: string
  readonly title: Text
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body?: unknown
  /** 200 unless told. */
  readonly status?: 201
  /** What it answers, as the contract test last saw it (answers.json). */
  readonly answer: unknown
}

/** Ids as they stand in the examples. */
export const ids = {
  agency: '0198a000-0000-7000-8000-000000000001',
  package: '0198a000-0000-7000-8000-000000000002',
  record: '0198a000-0000-7000-8000-000000000003',
  extract: '0198a000-0000-7000-8000-000000000004',
} as const

const { agency, package: packageId, record, extract } = ids

const requests: readonly Omit<Example, 'answer'>[] = [
  {
    name: 'who',
    operation: 'getSession',
    title: { vi: 'Mã truy cập này là của ai', en: 'Whose token this is' },
    method: 'GET',
    url: '/api/session',
  },
  {
    name: 'deposit',
    operation: 'depositPackage',
    title: { vi: 'Cập nhật một gói đã kiểm tra', en: 'Deposit a checked package' },
    method: 'POST',
    url: `/api/packages/${agency}/${packageId}/deposit`,
    body: { mode: 'all' },
  },
  {
    name: 'by-name',
    operation: 'searchRecords',
    title: { vi: 'Tìm theo tên và năm sinh', en: 'Search by name and year of birth' },
    method: 'POST',
    url: '/api/search',
    body: { text: 'nguyen thi hoa', born: '1997', kind: 'KS', limit: 1 },
  },
  {
    name: 'birth',
    operation: 'getRecord',
    title: { vi: 'Xem một bản ghi khai sinh', en: 'Read a birth' },
    method: 'GET',
    url: `/api/records/${agency}/${record}`,
  },
  {
    name: 'birth',
    operation: 'getExchange',
    title: { vi: 'Bản ghi theo tên trường liên thông', en: 'A record under the exchange names' },
    method: 'GET',
    url: `/api/records/${agency}/${record}/exchange`,
  },
  {
    name: 'copy-of-birth',
    operation: 'issueExtract',
    title: { vi: 'Cấp bản sao trích lục khai sinh', en: 'Issue an extract of a birth' },
    method: 'POST',
    url: `/api/records/${agency}/${record}/extracts`,
    body: {
      id: extract,
      paper: 'TLKS',
      signerName: 'Đỗ Thị Thử',
      place: 'Đồng Mây',
      requesterName: 'Nguyễn Văn Bình',
    },
    status: 201,
  },
  {
    name: 'from-beginning',
    operation: 'listChanges',
    title: { vi: 'Hai thay đổi đầu tiên của một cơ quan', en: 'The first two changes of an agency' },
    method: 'GET',
    url: `/api/changes?agency=${agency}&limit=2`,
  },
  {
    name: 'births-of-a-year',
    operation: 'getStatistics',
    title: { vi: 'Thống kê của một năm', en: 'The statistics of a year' },
    method: 'GET',
    url: '/api/statistics?from=1997-01&to=1997-12',
  },
]

const known = new Map<string, unknown>(Object.entries(answers))

/** Every example in the order in which they can be run. */
export const examples: readonly Example[] = requests.map(request => ({
  ...request,
  answer: known.get(`${request.operation}.${request.name}`) ?? null,
}))

/** The examples of an operation. */
export function findExamples(operation: string): readonly Example[] {
  return examples.filter(example => example.operation === operation)
}
