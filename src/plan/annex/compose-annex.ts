import type { Block, Paper, TableRow } from '../../papers/paper.ts'
import { getKind } from '../../register/kind.ts'
import type { StoredCampaign } from '../find-campaigns.ts'
import { formatYears } from '../format-years.ts'
import type { Phase, TargetLine } from '../schema.ts'

/** What the annex is written of. Agencies by id; the day it is printed on, `YYYY-MM-DD`. */
export interface Annex extends Pick<Paper, 'agency' | 'place'> {
  readonly campaign: StoredCampaign
  readonly targets: readonly TargetLine[]
  readonly agencyNames: ReadonlyMap<string, string>
  readonly on: string
}

const levels = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }
const day = (iso: string | null) => iso?.split('-').reverse().join('/') ?? '…'
const count = (value: number | null | undefined) => value?.toLocaleString('vi-VN') ?? ''
const kindName = (kind: Phase['kinds'][number]) =>
  getKind(kind).name.vi.replace(/^Sổ (đăng ký|cấp Giấy|ghi) /u, '')

/** The annex to the decision that issues a plan: phases, the order of kinds, who does what, targets by agency. */
export function composeAnnex({ campaign, targets, agencyNames, agency, place, on }: Annex): Paper {
  const draft = campaign.state === 'draft' ? ' (DỰ THẢO)' : ''
  return {
    number: null,
    ...{ agency, place, on, orientation: 'landscape', title: `PHỤ LỤC${draft}` },
    subtitle: `${campaign.name}, từ ${day(campaign.fromOn)} đến ${day(campaign.toOn)}`,
    body: [
      ...(campaign.basis === '' ? [] : [paragraph(`Căn cứ: ${campaign.basis}.`)]),
      ...phasesOf(campaign, agencyNames),
      ...dutiesOf(campaign, agencyNames),
      ...targetsOf(campaign, targets),
    ],
    signatures: [
      { title: 'NGƯỜI LẬP BIỂU', name: null },
      { title: 'THỦ TRƯỞNG CƠ QUAN', name: null, note: '(Ký tên, đóng dấu)' },
    ],
    foot: `Bản ${campaign.revision} của kế hoạch trong Sổ Gốc`,
  }
}

const paragraph = (text: string, italic = false): Block => ({
  ...{ type: 'paragraph', text, align: 'justify', italic },
})

function phasesOf({ body }: StoredCampaign, names: Annex['agencyNames']): Block[] {
  const named = ({ leadId, joiningIds }: Pick<Phase, 'leadId' | 'joiningIds'>) =>
    [leadId ?? body.leadId ?? '', ...joiningIds].flatMap(id => names.get(id) ?? []).join('; ')
  const rows = body.phases.map(
    (phase, at): TableRow => ({
      cells: [
        String(at + 1),
        phase.track === '' ? phase.name : `${phase.track}. ${phase.name}`,
        phase.levels.map(level => levels[level]).join(', '),
        formatYears(phase),
        phase.kinds.map(kindName).join(' → '),
        `${day(phase.fromOn)} – ${day(phase.toOn)}`,
        named(phase),
      ],
    }),
  )
  const notes = body.phases.filter(phase => phase.note !== '').map(phase => `${phase.name}: ${phase.note}`)
  return [
    { type: 'heading', text: 'I. Các giai đoạn' },
    {
      type: 'table',
      columns: [
        { head: 'TT', width: 4, align: 'center' },
        { head: 'Giai đoạn', width: 22 },
        { head: 'Sổ do cơ quan', width: 11 },
        { head: 'Sổ mở năm', width: 10, align: 'center' },
        { head: 'Thứ tự loại sổ', width: 27 },
        { head: 'Thời gian', width: 12, align: 'center' },
        { head: 'Chủ trì; phối hợp', width: 14 },
      ],
      rows,
    },
    ...(notes.length === 0 ? [] : [{ type: 'list', items: notes } as const]),
  ]
}

function dutiesOf({ body }: StoredCampaign, names: Annex['agencyNames']): Block[] {
  const lead = names.get(body.leadId ?? '')
  const joining = body.joiningIds.flatMap(id => names.get(id) ?? [])
  const people = body.people.map(({ name, duty, agencyId }) =>
    [name, names.get(agencyId ?? ''), duty].filter(part => part !== undefined && part !== '').join(', '),
  )
  const items = [
    ...(lead === undefined ? [] : [`Cơ quan chủ trì: ${lead}.`]),
    ...(joining.length === 0 ? [] : [`Cơ quan phối hợp: ${joining.join('; ')}.`]),
    ...people,
  ]
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: 'II. Phân công' },
        { type: 'list', items },
      ]
}

/** The targets that were set; where none were, what the inventory proposes, and the annex says so. */
function targetsOf({ body }: StoredCampaign, targets: readonly TargetLine[]): Block[] {
  const isSet = targets.some(({ set }) => set !== null)
  const told = isSet ? targets.filter(({ set }) => set !== null) : targets
  if (told.length === 0) return []
  const booksOf = ({ set, sums }: TargetLine) => (isSet ? (set?.books ?? null) : sums.books)
  const recordsOf = ({ set, sums, closingKnown }: TargetLine) =>
    isSet ? (set?.records ?? null) : closingKnown ? sums.closing : null
  const rows = body.phases.flatMap((phase): TableRow[] => {
    const lines = told.filter(line => line.phase === phase.id)
    const total = (pick: (line: TargetLine) => number | null) =>
      lines.reduce((sum, line) => sum + (pick(line) ?? 0), 0)
    const name = phase.track === '' ? phase.name : `${phase.track}. ${phase.name}`
    if (lines.length === 0) return []
    return [
      {
        cells: ['', name, count(total(booksOf)), count(total(recordsOf)), day(phase.toOn)],
        strong: true,
      },
      ...lines.map((line, at) => ({
        cells: [
          String(at + 1),
          line.agency?.name ?? 'Sổ chưa rõ nơi giữ',
          count(booksOf(line)),
          count(recordsOf(line)),
          line.set?.dueOn == null ? '' : day(line.set.dueOn),
        ],
      })),
    ]
  })
  return [
    { type: 'heading', text: 'III. Chỉ tiêu theo cơ quan' },
    ...(isSet
      ? []
      : [
          paragraph(
            'Chưa giao chỉ tiêu: các số dưới đây là số sổ và tổng số trường hợp ghi khi khóa sổ theo danh mục sổ; ô trống là chưa biết.',
            true,
          ),
        ]),
    {
      type: 'table',
      columns: [
        { head: 'TT', width: 6, align: 'center' },
        { head: 'Cơ quan đang giữ sổ', width: 50 },
        { head: 'Số sổ', width: 14, align: 'right' },
        { head: 'Số trường hợp', width: 16, align: 'right' },
        { head: 'Hạn', width: 14, align: 'center' },
      ],
      rows,
    },
  ]
}
