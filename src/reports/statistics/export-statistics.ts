import type { Readable } from 'node:stream'
import { circularTables } from '../../register/statistics/circular-tables.ts'
import { streamWorkbook } from '../../sheets/stream-workbook.ts'
import { circularSheet } from './circular-sheet.ts'
import { agencySheet, groupSheet, seriesSheet, summarySheet } from './figure-sheets.ts'
import type { StatisticsExport } from './statistics-export.ts'

/** The statistics of a period as a workbook: numbers as numbers, under a head that says whose they are and where they come from. */
export function streamStatistics(wanted: StatisticsExport): Promise<Readable> {
  return streamWorkbook([
    summarySheet(wanted),
    agencySheet(wanted),
    seriesSheet(wanted),
    groupSheet(wanted),
    ...circularTables.map(table => circularSheet(table, wanted)),
  ])
}

/** What the file is called. */
export function exportName({ statistics: { agency, from, to } }: StatisticsExport): string {
  const whose = agency === null ? '' : `_${agency.code}`
  return `thong-ke-ho-tich${whose}_${from}_${to}.xlsx`
}
