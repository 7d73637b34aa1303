import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { changeStates } from '../../inventory/changes/change-states.ts'
import type { Change } from '../../inventory/changes/schema.ts'
import type { ChangedBook } from '../../inventory/changes/state-kind.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { type BookCase, type CarryingPage, carriesEntries } from './book-case.ts'
import { caseKind } from './case-kind.ts'
import { planStates } from './case-states.ts'
import { type BookOfCases, formatCaseList, readBookOfCases } from './list-cases.ts'
import { planEdits } from './plan-edits.ts'
import { planTemplate } from './plan-template.ts'
import { readCases } from './read-cases.ts'
import { replaceCases, startCase } from './replace-cases.ts'
import type { applyTemplateSchema, CaseEdit, CaseList, Template } from './schema.ts'

export type TemplateRequest = z.output<typeof applyTemplateSchema>

const mostCases = 20_000

/** Corrects a book's cases. Throws `not-found`, `book.closed`, `change.nothing`, and what `planEdits` throws. */
export async function editCases(
  tx: Transaction,
  book: ChangedBook,
  edits: readonly CaseEdit[],
): Promise<Change> {
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const before = await readCases(tx, book.agencyId, book.bookId)
  return setCases(tx, book, before, planEdits(before, edits))
}

/** The cases that a template would give; nothing changes. Throws `not-found`, `cases.no-range`, `cases.too-many`. */
export async function previewTemplate(
  tx: Transaction,
  book: ChangedBook,
  request: TemplateRequest,
): Promise<CaseList> {
  const now = await readBookOfCases(tx, book.agencyId, book.bookId)
  return formatCaseList({ ...now, cases: planCases(now, request), template: request.template })
}

/** Assigns pages by a template, which the book keeps. Throws as the preview does, `book.closed`, `case.keyed`, `change.nothing`. */
export async function applyTemplate(
  tx: Transaction,
  book: ChangedBook,
  request: TemplateRequest,
): Promise<Change> {
  await requireOpenBook(tx, book.agencyId, book.bookId)
  const now = await readBookOfCases(tx, book.agencyId, book.bookId)
  await keepTemplate(tx, book, request.template)
  return setCases(tx, book, now.cases, planCases(now, request))
}

function setCases(
  tx: Transaction,
  book: ChangedBook,
  before: readonly BookCase[],
  after: readonly BookCase[],
): Promise<Change> {
  return changeStates(tx, book, 'cases', caseKind, planStates(book.bookId, before, after))
}

function planCases(
  { cases, pages }: Pick<BookOfCases, 'cases' | 'pages'>,
  { template, from, to, firstNumber }: TemplateRequest,
): readonly BookCase[] {
  const range = pagesBetween(pages, from, to)
  const planned = planTemplate(range, template, firstNumber)
  if (planned.length > mostCases)
    throw new AppError('cases.too-many', { count: planned.length, most: mostCases })
  const sequences = new Map(pages.map(({ id, sequence }) => [id, sequence]))
  return replaceCases(
    cases,
    range,
    sequences,
    planned.map(one => startCase(one, newId())),
  )
}

function pagesBetween(
  pages: readonly CarryingPage[],
  from: string | null,
  to: string | null,
): readonly CarryingPage[] {
  if (pages.length === 0) throw new AppError('not-found')
  const at = (id: string | null, otherwise: number) =>
    id === null ? otherwise : pages.findIndex(page => page.id === id)
  const [first, last] = [at(from, 0), at(to, pages.length - 1)]
  const range = first < 0 || last < 0 ? [] : pages.slice(first, last + 1)
  if (!range.some(carriesEntries)) throw new AppError('cases.no-range')
  return range
}

async function keepTemplate(
  tx: Transaction,
  { agencyId, bookId }: ChangedBook,
  template: Template,
): Promise<void> {
  await sql`
    insert into book_scanning (agency_id, book_id, template) values (${agencyId}, ${bookId}, ${JSON.stringify(template)}::jsonb)
    on conflict (agency_id, book_id) do update set template = excluded.template`.execute(tx)
}
