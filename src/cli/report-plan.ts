import { extname, resolve } from 'node:path'
import { annotatedEnding } from '../register/pair-book-files.ts'

/** Where `--out` wants the report, and in which form; `path` is absolute. */
export interface ReportPlan {
  readonly path: string
  readonly form: 'xlsx' | 'html' | 'folder'
}

/** The form by the ending; a name without one is a folder's. Nothing for an ending that no report has. */
export function planReport(out: string, isFolder: boolean): ReportPlan | undefined {
  const path = resolve(out)
  const ending = isFolder ? '' : extname(out).toLowerCase()
  if (ending === '') return { path, form: 'folder' }
  if (ending === '.xlsx') return { path, form: 'xlsx' }
  return ending === '.html' || ending === '.htm' ? { path, form: 'html' } : undefined
}

/** The annotated workbook of a book in a report's folder, by the workbook's name. */
export function annotatedName(name: string): string {
  return name.replace(/\.xlsx$/i, '') + annotatedEnding
}
