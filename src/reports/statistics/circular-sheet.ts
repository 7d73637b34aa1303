import {
  type CircularTable,
  hideConfidential,
  type MeasuresByKind,
  readCircular,
} from '../../register/statistics/circular-tables.ts'
import type { WriteCell, WriteSheet } from '../../sheets/write-workbook.ts'
import { circularNote, count, headerRow, headOf } from './sheet-head.ts'
import type { StatisticsExport } from './statistics-export.ts'

/** A circular's table: one row for each registering agency, and one for all of them. */
export function circularSheet(table: CircularTable, { statistics, language }: StatisticsExport): WriteSheet {
  const vi = language === 'vi'
  const byAgency = new Map<string, Record<string, Readonly<Record<string, number>>>>()
  for (const { agencyId, kind, counts } of statistics.byAgency)
    byAgency.set(agencyId, { ...byAgency.get(agencyId), [kind]: counts })
  const all = Object.fromEntries(statistics.kinds.map(({ kind, now }) => [kind, now]))
  const figures = (measures: MeasuresByKind): WriteCell[] =>
    table.lines.map(({ value }) => {
      const number = readCircular(value, hideConfidential(measures, statistics.confidential))
      if (number === null) return '–'
      return value.how === 'mean' ? { number, style: 'mean' } : count(number)
    })
  const head = [
    ...headOf(table.name[language], statistics, language).slice(0, -1),
    [table.source[language]],
    circularNote(language),
    [],
  ]
  const rows = statistics.keepers.flatMap(({ keeper, registrars }) =>
    registrars.map(({ agency }): WriteCell[] => [
      keeper?.name ?? '–',
      agency.name,
      agency.code,
      ...figures(byAgency.get(agency.id) ?? {}),
    ]),
  )
  const names = vi
    ? ['Giữ sổ hiện nay', 'Cơ quan đã đăng ký', 'Mã']
    : ['Keeps the books today', 'Registered by', 'Code']
  const path = (texts: CircularTable['lines'][number]['path']) => texts.map(text => text[language])
  return {
    name: vi ? `Biểu ${table.id}` : `Form ${table.id}`,
    columns: [30, 30, 9, ...table.lines.map(() => 15)].map(widthChars => ({ widthChars })),
    frozenRows: head.length + 3,
    rows: [
      ...head,
      headerRow(['', '', '', ...table.lines.map(line => path(line.path).slice(0, 2).join(' – '))]),
      headerRow([...names, ...table.lines.map(line => path(line.path).slice(2).join(' – '))]),
      headerRow(['', '', '', ...table.lines.map(({ mark }) => `(${mark})`)]),
      ...rows,
      [vi ? 'Tổng số' : 'All', null, null, ...figures(all)],
      [],
      ...table.remarks.map((remark): WriteCell[] => [remark[language]]),
    ],
  }
}
