import type { Block, Paper } from '../../papers/paper.ts'
import { findKind } from '../../register/kind.ts'
import type { ChainStep } from '../counts/schema.ts'
import { links, linkTexts, ownWhyTexts, statedWhyTexts } from '../counts/whys.ts'
import type { SamplingPlan } from '../sampling/plan.ts'
import { sayRisk } from '../sampling/say-risk.ts'
import type { Said } from './schema.ts'

type Book = Said['books'][number]
const count = new Intl.NumberFormat('vi')
const format = (n: number) => count.format(n)
const severityTexts = {
  normal: 'kiểm tra thường',
  tightened: 'kiểm tra ngặt',
  reduced: 'kiểm tra giảm',
} as const

/** The minutes of acceptance as a paper for both sides to sign. `digest`: of what they say, in hexadecimal. */
export function printMinutes(said: Said, digest: string, office: Pick<Paper, 'agency' | 'place'>): Paper {
  const accepted = said.verdict === 'accepted'
  return {
    ...office,
    ...{ number: said.number, on: said.on },
    title: accepted
      ? 'Biên bản nghiệm thu dữ liệu số hóa sổ hộ tịch'
      : 'Biên bản kiểm tra, không nghiệm thu dữ liệu số hóa',
    ...(said.lot.name === '' ? {} : { subtitle: said.lot.name }),
    body: [
      ...partiesOf(said),
      { type: 'heading', text: 'I. Chuỗi số liệu của từng sổ' },
      chainTable(said.books),
      ...differencesOf(said.books),
      { type: 'heading', text: 'II. Lấy mẫu' },
      ...sampleOf(said),
      { type: 'heading', text: 'III. Kết quả kiểm tra mẫu với ảnh sổ gốc' },
      ...resultOf(said),
      { type: 'heading', text: 'IV. Kết luận' },
      ...conclusionOf(said),
      { type: 'heading', text: 'V. Mã kiểm tra toàn vẹn (SHA-256)' },
      hashTable(said, digest),
    ],
    signatures: [
      { title: said.contractor === null ? 'Bên giao dữ liệu' : 'Đơn vị số hóa', name: null },
      { title: 'Người kiểm tra mẫu', name: onlyInspector(said) },
      { title: 'Bên nghiệm thu', name: said.signer },
    ],
    foot: `Lập bằng Sổ Gốc; biên bản số ${said.number}; mã nội dung ${digest.slice(0, 16)}.`,
  }
}

const paragraph = (text: string): Block => ({ type: 'paragraph', text })

function partiesOf({ contractor, lot, books, sample }: Said): readonly Block[] {
  const contract = contractor === null || contractor.contract === '' ? '' : `, theo ${contractor.contract}`
  return [
    paragraph(
      contractor === null
        ? 'Bên giao dữ liệu: cơ quan giữ sổ tự thực hiện.'
        : `Đơn vị số hóa: ${contractor.name}${contract}.`,
    ),
    paragraph(
      `Lô gồm ${format(books.length)} sổ, ${format(sample.lotSize)} bản ghi; lập ngày ${printDay(lot.madeOn)}${lot.madeBy === '' ? '' : `, người lập: ${lot.madeBy}`}.`,
    ),
  ]
}

function chainTable(books: readonly Book[]): Block {
  return {
    type: 'table',
    columns: [
      { head: 'Sổ', width: 40 },
      ...links.map(link => ({ head: linkTexts[link].vi, width: 12, align: 'right' as const })),
    ],
    rows: [
      ...books.map(book => ({
        cells: [
          nameBook(book),
          ...book.chain.links.map(one => (one.count === null ? '–' : format(one.count))),
        ],
      })),
      { cells: ['Cộng', ...links.map(link => sumOf(books, link))], strong: true },
    ],
  }
}

/** The sum over all books; a dash where not every book has the count. */
function sumOf(books: readonly Book[], link: (typeof links)[number]): string {
  const counts = books.map(({ chain }) => chain.links.find(one => one.link === link)?.count ?? null)
  return counts.some(one => one === null)
    ? '–'
    : format(counts.reduce<number>((sum, one) => sum + (one ?? 0), 0))
}

function differencesOf(books: readonly Book[]): readonly Block[] {
  const items = books.flatMap(book => {
    const said = book.chain.steps.filter(isWorthSaying).map(sayStep)
    return said.length === 0 ? [] : [`${nameBook(book)}. ${said.join('. ')}.`]
  })
  const explained = books.every(({ chain }) => chain.explained)
  const unknown = books.filter(({ chain }) => chain.links[0]?.count === null).length
  return [
    paragraph(
      items.length === 0
        ? 'Các số liệu của từng sổ khớp nhau.'
        : `Các chỗ chênh nhau${explained ? ' đều có lý do' : ''} như sau (dấu + là nhiều hơn, dấu − là ít hơn):`,
    ),
    ...(items.length === 0 ? [] : [{ type: 'list', items } as const]),
    ...(unknown === 0
      ? []
      : [
          paragraph(
            `${format(unknown)} sổ không ghi hoặc chưa biết tổng số khi khóa sổ (dấu –), nên không đối chiếu được với số đó.`,
          ),
        ]),
  ]
}

const isWorthSaying = ({ difference, items, reasons, unexplained }: ChainStep) =>
  difference !== 0 || items.length > 0 || reasons.length > 0 || unexplained !== 0

/** "Trường hợp trên ảnh 100 → Tệp PDF 97: −3; số bỏ −2; …". */
function sayStep({ from, to, difference, items, reasons, unexplained }: ChainStep): string {
  const parts = [
    ...items.map(({ why, count: n }) => `${ownWhyTexts[why].vi} (${signed(n)})`),
    ...reasons.map(
      ({ why, count: n, note, by }) =>
        `${statedWhyTexts[why].vi} (${signed(n)})${note === '' ? '' : `: ${note}`}${by === null ? '' : `, ${by} xác nhận`}`,
    ),
    ...(unexplained === 0 ? [] : [`chưa rõ lý do (${signed(unexplained)})`]),
  ]
  return `${linkTexts[from].vi} → ${linkTexts[to].vi} (${signed(difference)}): ${parts.join('; ')}`
}

const signed = (n: number) => (n > 0 ? `+${format(n)}` : n < 0 ? `−${format(-n)}` : '0')

function sampleOf({ plan, sample }: Said): readonly Block[] {
  const by =
    plan.standard === '2859-1'
      ? `TCVN 7790-1 (ISO 2859-1), bậc kiểm tra ${plan.level}, AQL ${decimal(plan.aql)} %, ${severityTexts[plan.severity ?? 'normal']}, chữ mã ${plan.letter}`
      : `TCVN 7790-2 (ISO 2859-2) cho lô riêng lẻ, mức chất lượng giới hạn ${decimal(plan.lq)} %`
  return [
    paragraph(
      `Phương án: ${by}; cỡ mẫu n = ${format(plan.n)}, số chấp nhận Ac = ${plan.ac}, số loại bỏ Re = ${plan.re}.`,
    ),
    paragraph(
      `Mẫu rút bằng hạt giống ${sample.seed}: mỗi bản ghi có lá thăm là SHA-256 của “hạt giống:mã bản ghi”, ${format(plan.n)} lá thăm nhỏ nhất là mẫu. Ai có hạt giống đều rút lại được đúng mẫu này.`,
    ),
    paragraph(
      `Bản ghi không phù hợp: sai ít nhất một trường trọng yếu (các trường dùng chung theo Quyết định 3458/QĐ-BTP; loại sổ không nêu trong quyết định thì theo các dữ liệu tương ứng), hoặc sai từ ${plan.othersPerRecord} trường khác.`,
    ),
    ...sayRisk(samplingPlan(plan, sample.lotSize), 'vi').map(paragraph),
  ]
}

const samplingPlan = (plan: Said['plan'], lotSize: number): SamplingPlan => ({
  ...plan,
  lotSize,
  full: plan.n >= lotSize,
})

function resultOf({ sample, plan, errors, books }: Said): readonly Block[] {
  const names = new Map(books.map(book => [book.id, book]))
  const inspectors = sample.inspectors.map(({ name, records }) => `${name} (${format(records)})`).join(', ')
  const verdict = sample.nonconforming <= plan.ac ? 'không vượt' : 'vượt'
  return [
    paragraph(
      `Đã kiểm tra ${format(sample.inspected)}/${format(sample.size)} bản ghi của mẫu; người kiểm tra (không nhập, không kiểm tra các sổ này): ${inspectors}.`,
    ),
    paragraph(`Số bản ghi không phù hợp: ${sample.nonconforming}, ${verdict} số chấp nhận ${plan.ac}.`),
    ...(errors.length === 0
      ? [paragraph('Không thấy trường nào khác với ảnh sổ gốc.')]
      : [
          {
            type: 'table',
            columns: [
              { head: 'Sổ', width: 32 },
              { head: 'Số', width: 10, align: 'center' },
              { head: 'Trường khác với ảnh sổ gốc (trường trọng yếu ghi *)', width: 44 },
              { head: 'Bản ghi', width: 14 },
            ],
            rows: errors.map(({ book, number, nonconforming, fields }) => {
              const named = names.get(book)
              return {
                cells: [
                  named === undefined ? '' : nameBook(named),
                  number,
                  fields
                    .map(
                      ({ field, weight }) =>
                        labelOf(named?.kind, field) + (weight === 'critical' ? ' *' : ''),
                    )
                    .join('; '),
                  nonconforming ? 'không phù hợp' : 'phù hợp',
                ],
              }
            }),
          } as const,
        ]),
  ]
}

const labelOf = (kind: string | undefined, field: string) =>
  findKind(kind ?? '')?.fields.find(({ id }) => id === field)?.label.vi ?? field

function conclusionOf({ verdict, remark, sample, books }: Said): readonly Block[] {
  return [
    paragraph(
      verdict === 'accepted'
        ? `Chấp nhận lô: ${format(books.length)} sổ, ${format(sample.lotSize)} bản ghi. Các sổ được đóng sau khi ký; mở lại phải có hai người duyệt.`
        : `Không chấp nhận lô: ${format(books.length)} sổ, ${format(sample.lotSize)} bản ghi được trả lại để sửa.`,
    ),
    ...(remark === '' ? [] : [paragraph(`Ý kiến: ${remark}`)]),
  ]
}

function hashTable({ books, sample, journal }: Said, digest: string): Block {
  const row = (of: string, what: string, hash: string) => ({ cells: [of, what, inGroups(hash)] })
  return {
    type: 'table',
    columns: [
      { head: 'Của', width: 26 },
      { head: 'Nội dung', width: 22 },
      { head: 'SHA-256', width: 52 },
    ],
    rows: [
      ...books.flatMap(book => [
        ...(book.files === null
          ? []
          : [
              row(nameBook(book), 'Tệp Excel', book.files.xlsx),
              row(nameBook(book), 'Tệp PDF (.zip)', book.files.zip),
              row(nameBook(book), 'Lần cập nhật', book.files.deposit),
            ]),
        row(nameBook(book), 'Các bản ghi', book.records),
      ]),
      row('Mẫu', 'Kết quả kiểm tra', sample.digest),
      row('Nhật ký', `Dòng ${format(journal.sequence)}`, journal.hash),
      ...(journal.anchor === null
        ? []
        : [row('Nhật ký', `Niêm phong ngày ${printDay(journal.anchor.day)}`, journal.anchor.hash)]),
      { ...row('Biên bản này', 'Nội dung', digest), strong: true },
    ],
  }
}

/** Long digits break between groups of eight. */
const inGroups = (hash: string) => hash.match(/.{1,8}/g)?.join(' ') ?? hash

const nameBook = ({ agency, kind, year, volume }: Pick<Book, 'agency' | 'kind' | 'year' | 'volume'>) =>
  `${kind} ${year}, quyển ${volume}, ${agency}`

const onlyInspector = ({ sample: { inspectors } }: Said) =>
  inspectors.length === 1 ? (inspectors[0]?.name ?? null) : null

const decimal = (n: number | null) => String(n ?? '').replace('.', ',')

/** "22/11/2026" of "2026-11-22". */
const printDay = (day: string) => day.split('-').reverse().join('/')
