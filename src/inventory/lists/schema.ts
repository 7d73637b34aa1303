import { z } from 'zod'
import { agencyRefSchema } from '../../agencies/schema.ts'

/** What a column of a list of books may say. */
export const listColumns = [
  ...[
    'kind',
    'agency',
    'agencyCode',
    'year',
    'volume',
    'count',
    'opened',
    'ended',
    'firstNumber',
    'lastNumber',
  ],
  ...['closingTotal', 'sheets', 'paperSize', 'condition', 'standing', 'place', 'second', 'note'],
] as const satisfies readonly string[]
export type ListColumn = (typeof listColumns)[number]

/** What is odd about a line; an error keeps it from being listed. */
export const listFindingCodes = [
  ...[
    'kind-missing',
    'kind-unknown',
    'year-missing',
    'year-unreadable',
    'volume-unreadable',
    'agency-missing',
  ],
  ...[
    'agency-unknown',
    'agency-ambiguous',
    'agency-not-then',
    'agency-not-yours',
    'twice-in-file',
    'is-closed',
  ],
  ...['volume-missing', 'years-several', 'date-unreadable', 'dates-swapped', 'number-unreadable'],
  ...['condition-unclear', 'paper-unclear', 'expanded', 'note-cut'],
] as const satisfies readonly string[]
export type ListFindingCode = (typeof listFindingCodes)[number]
export const listFindingSchema = z.object({
  code: z.enum(listFindingCodes),
  severity: z.enum(['error', 'warning', 'info']),
  column: z.enum(listColumns).nullable(),
  params: z.record(z.string(), z.string()),
})
export type ListFinding = z.infer<typeof listFindingSchema>

/** How the import would go on: what a person says where the file does not. */
export const listOptionsSchema = z.object({
  /** For lines that name no agency. */
  agency: z.uuid().optional(),
  sheet: z.string().max(100).optional(),
  /** Header as it stands in the file → what it means; null: into the note. */
  columns: z.record(z.string(), z.enum(listColumns).nullable()).optional(),
  /** Whether the list is the outcome of a review of the paper. */
  reviewed: z.boolean().default(false),
  /** Imports the lines without errors, leaves the others out. */
  leaveOut: z.boolean().default(false),
})
export type ListOptions = z.infer<typeof listOptionsSchema>

/**
 * POST /api/book-lists?apply= (books.write; multipart: `file`, `options` as JSON): what a spreadsheet would list and change; with the digest of what was shown, it is
 * done. Lines are cut at `mostListedLines`, those with errors first; the counts are of all.
 */
export const listQuerySchema = z.object({ apply: z.string().length(64).optional() })
export const mostListedLines = 500
export const bookListImportSchema = z.object({
  digest: z.string(),
  applied: z.boolean(),
  sheet: z.string(),
  sheets: z.array(z.string()),
  columns: z.array(z.object({ header: z.string(), column: z.enum(listColumns).nullable() })),
  counts: z.object({
    lines: z.number().int(),
    books: z.number().int(),
    added: z.number().int(),
    changed: z.number().int(),
    same: z.number().int(),
    /** Lines with an error: not imported. */
    wrong: z.number().int(),
  }),
  lines: z.array(
    z.object({
      row: z.number().int(),
      status: z.enum(['added', 'changed', 'same', 'wrong']),
      book: z
        .object({ agency: agencyRefSchema, kind: z.string(), year: z.number().int(), volume: z.string() })
        .nullable(),
      /** As the line says it, where there is no book to name. */
      said: z.string(),
      changes: z.array(z.object({ fact: z.string(), before: z.string(), after: z.string() })),
      findings: z.array(listFindingSchema),
    }),
  ),
})
export type BookListImport = z.infer<typeof bookListImportSchema>
