import { ethnicGroupList } from '../../register/code-list.ts'
import { findKind } from '../../register/kind.ts'
import { otherGroup } from '../../register/statistics/ethnicity.ts'
import { measuresOf, total } from '../../register/statistics/measure.ts'
import type { Language } from '../../register/text.ts'
import type { WriteCell, WriteSheet } from '../../sheets/write-workbook.ts'
import { count, headerRow, headOf, kindText } from './sheet-head.ts'
import type { StatisticsExport } from './statistics-export.ts'

/** Every measure of every kind, beside the period compared with. */
export function summarySheet({ statistics, language }: StatisticsExport): WriteSheet {
  const vi = language === 'vi'
  const { compared, kinds } = statistics
  const columns = vi ? ['Loại việc', 'Chỉ tiêu', 'Kỳ này'] : ['Kind', 'Measure', 'This period']
  const earlier = compared && `${vi ? 'Kỳ so sánh' : 'Compared'} ${compared.from} – ${compared.to}`
  const rows = kinds.flatMap(({ kind, now, before }) => {
    const known = findKind(kind)
    const measures = known === undefined ? [] : measuresOf(known.code)
    return measures.map(({ id, label }): WriteCell[] => [
      kindText(kind, language),
      label[language],
      count(now[id] ?? 0),
      ...(before === null ? [] : [count(before[id] ?? 0)]),
    ])
  })
  const title = vi ? 'Thống kê hộ tịch' : 'Civil-status statistics'
  const head = headOf(title, statistics, language)
  return {
    name: vi ? 'Tổng hợp' : 'Summary',
    columns: [{ widthChars: 40 }, { widthChars: 44 }, { widthChars: 16 }, { widthChars: 28 }],
    frozenRows: head.length + 1,
    rows: [...head, headerRow(earlier === null ? columns : [...columns, earlier]), ...rows],
  }
}

/** Totals of each kind by registering agency, under the agency that keeps its books today. */
export function agencySheet({ statistics, language }: StatisticsExport): WriteSheet {
  const vi = language === 'vi'
  const kinds = statistics.kinds.map(({ kind }) => kind)
  const head = headOf(vi ? 'Theo cơ quan đăng ký' : 'By registering agency', statistics, language)
  const counts = (totals: Readonly<Record<string, number>>): WriteCell[] =>
    kinds.map(kind => count(totals[kind] ?? 0))
  const rows = statistics.keepers.flatMap(({ keeper, registrars }) =>
    registrars.map(({ agency, totals }): WriteCell[] => [
      keeper?.name ?? (vi ? 'Chưa xác định' : 'Not known'),
      keeper?.code ?? null,
      agency.name,
      agency.code,
      ...counts(totals),
    ]),
  )
  const all = Object.fromEntries(statistics.kinds.map(({ kind, now }) => [kind, now[total] ?? 0]))
  const names = vi
    ? ['Cơ quan giữ sổ hiện nay', 'Mã', 'Cơ quan đã đăng ký', 'Mã']
    : ['Keeps the books today', 'Code', 'Registered by', 'Code']
  return {
    name: vi ? 'Theo cơ quan' : 'By agency',
    columns: [...[34, 10, 34, 10].map(asWidth), ...kinds.map(() => ({ widthChars: 20 }))],
    frozenRows: head.length + 1,
    rows: [
      ...head,
      headerRow([...names, ...kinds.map(kind => kindText(kind, language))]),
      ...rows,
      [vi ? 'Tổng số' : 'All', null, null, null, ...counts(all)],
    ],
  }
}

/** Totals of each kind along the period. */
export function seriesSheet({ statistics, language }: StatisticsExport): WriteSheet {
  const vi = language === 'vi'
  const kinds = statistics.kinds.map(({ kind }) => kind)
  const { step, points } = statistics.series
  const head = headOf(vi ? 'Theo thời gian' : 'Over time', statistics, language)
  const name = step === 'year' ? (vi ? 'Năm' : 'Year') : vi ? 'Tháng' : 'Month'
  return {
    name: vi ? 'Theo thời gian' : 'Over time',
    columns: [{ widthChars: 12 }, ...kinds.map(() => ({ widthChars: 20 }))],
    frozenRows: head.length + 1,
    rows: [
      ...head,
      headerRow([name, ...kinds.map(kind => kindText(kind, language))]),
      ...points.map(({ at, totals }): WriteCell[] => [at, ...kinds.map(kind => count(totals[kind] ?? 0))]),
    ],
  }
}

/** Births and deaths of first registration by ethnic group. */
export function groupSheet({ statistics, ethnicGroups, language }: StatisticsExport): WriteSheet {
  const vi = language === 'vi'
  const title = vi ? 'Theo dân tộc (đăng ký mới)' : 'By ethnic group (first registrations)'
  const head = headOf(title, statistics, language)
  return {
    name: vi ? 'Dân tộc' : 'Ethnic groups',
    columns: [30, 20, 20].map(asWidth),
    frozenRows: head.length + 1,
    rows: [
      ...head,
      headerRow([vi ? 'Dân tộc' : 'Group', kindText('KS', language), kindText('KT', language)]),
      ...ethnicGroups.groups.map(({ group, counts }): WriteCell[] => [
        groupName(group, language),
        count(counts.KS ?? 0),
        count(counts.KT ?? 0),
      ]),
    ],
  }
}

function groupName(group: number, language: Language): string {
  if (group === otherGroup) return language === 'vi' ? 'Khác' : 'Other'
  return ethnicGroupList.find(({ code }) => Number(code) === group)?.ministryName ?? String(group)
}

function asWidth(widthChars: number): { widthChars: number } {
  return { widthChars }
}
