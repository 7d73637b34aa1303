import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { z } from 'zod'
import { practiceOfficeId } from '../agencies/schema.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { dayAfter, formatInstant, startOf } from '../platform/vietnam-day.ts'
import type { Language, Text } from '../register/text.ts'
import { streamWorkbook } from '../sheets/stream-workbook.ts'
import { type JournalAction, personalActions } from './action.ts'
import { formatAction, formatAgency } from './list-journal.ts'
import type { processingSchema } from './schema.ts'

/** A line of the log of personal data processing: who did what, for what purpose, how often, with how many records. */
export type ProcessingLine = z.infer<typeof processingSchema>['rows'][number]

/** Days in Vietnam, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

interface ProcessingRow {
  readonly agencyId: string | null
  readonly code: string | null
  readonly name: string | null
  readonly by: string | null
  readonly action: JournalAction
  readonly times: number
  readonly subjects: number
  readonly first: Date
  readonly last: Date
}

/** How many records a row of the journal tells of, where it tells of more than its subject. */
const recordCount = sql`case
  when jsonb_typeof(detail->'count') = 'number' then (detail->>'count')::bigint
  when jsonb_typeof(detail->'shown') = 'array' then jsonb_array_length(detail->'shown')
  when jsonb_typeof(detail->'rows') = 'number' then (detail->>'rows')::bigint
  when jsonb_typeof(detail->'inserted') = 'number'
    then (detail->>'inserted')::bigint + (detail->>'updated')::bigint + (detail->>'unchanged')::bigint end`

/** The processing of personal records in some days, by agency, person and action; drawn from the journal, which stays the proof. */
export async function listProcessing(
  tx: Transaction,
  { from, to }: Days,
  language: Language,
): Promise<ProcessingLine[]> {
  const { rows } = await sql<ProcessingRow>`
    select agency.id as "agencyId", agency.code, agency.name, account.display_name as by, grouped.*
    from (
      select agency_id, account_id, action, count(*) as times,
        coalesce(sum(${recordCount}), count(distinct subject))::bigint as subjects, min(at) as first, max(at) as last
      from journal
      where at >= ${startOf(from)} and at < ${startOf(dayAfter(to))} and action = any(${Object.keys(personalActions)}::text[])
        and agency_id <> ${practiceOfficeId}
      group by agency_id, account_id, action) grouped
    left join agency on agency.id = grouped.agency_id
    left join account on account.id = grouped.account_id
    order by agency.code nulls first, agency.id, account.display_name nulls first, account.id, grouped.action`.execute(
    tx,
  )
  return rows.map(row => ({
    agency: formatAgency(row.agencyId, row.code, row.name),
    by: row.by,
    action: row.action,
    title: formatAction(row.action, language),
    purpose: personalActions[row.action]?.purpose[language] ?? '',
    times: row.times,
    subjects: row.subjects,
    first: row.first.toISOString(),
    last: row.last.toISOString(),
  }))
}

const columns: readonly {
  readonly header: Text
  readonly widthChars: number
  read(line: ProcessingLine): string | null
}[] = [
  {
    header: { vi: 'Mã cơ quan', en: 'Agency code' },
    widthChars: 12,
    read: line => line.agency?.code ?? null,
  },
  { header: { vi: 'Cơ quan', en: 'Agency' }, widthChars: 28, read: line => line.agency?.name ?? null },
  { header: { vi: 'Người xử lý', en: 'Person' }, widthChars: 24, read: line => line.by },
  { header: { vi: 'Việc xử lý', en: 'Processing' }, widthChars: 32, read: line => line.title },
  { header: { vi: 'Mục đích', en: 'Purpose' }, widthChars: 48, read: line => line.purpose },
  { header: { vi: 'Số lần', en: 'Times' }, widthChars: 10, read: line => String(line.times) },
  { header: { vi: 'Số bản ghi', en: 'Records' }, widthChars: 12, read: line => String(line.subjects) },
  {
    header: { vi: 'Lần đầu', en: 'First' },
    widthChars: 20,
    read: line => formatInstant(new Date(line.first)),
  },
  {
    header: { vi: 'Lần cuối', en: 'Last' },
    widthChars: 20,
    read: line => formatInstant(new Date(line.last)),
  },
]

/** The log as an .xlsx of text cells. */
export function streamProcessing(rows: readonly ProcessingLine[], language: Language): Promise<Readable> {
  return streamWorkbook([
    {
      name: language === 'vi' ? 'Xử lý dữ liệu cá nhân' : 'Personal data processing',
      columns,
      frozenRows: 1,
      rows: [
        columns.map(column => ({ text: column.header[language], style: 'header' as const })),
        ...rows.map(line => columns.map(column => column.read(line))),
      ],
    },
  ])
}
