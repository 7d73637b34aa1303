import type { Right } from '../../access/rights.ts'
import type { forms } from '../../imaging/synth/form.ts'
import type { LessonCode } from './schema.ts'

/** What a lesson's book is like, and what an account must be allowed to do to take it. */
export interface Lesson {
  readonly code: LessonCode
  readonly right: Right
  readonly kind: keyof typeof forms
  readonly year: number
  /** Entries in its book. */
  readonly rows: number
}

/** The lessons in the order of a book's journey. Small books: each is done in five to twenty minutes. */
export const lessons: readonly Lesson[] = [
  { code: 'scan', right: 'pages.arrange', kind: 'KS', year: 2004, rows: 10 },
  { code: 'key', right: 'keying.key', kind: 'KS', year: 2005, rows: 4 },
  { code: 'check', right: 'findings.resolve', kind: 'KS', year: 2006, rows: 14 },
  { code: 'accept', right: 'acceptance.inspect', kind: 'KT', year: 2007, rows: 8 },
]

/** The lesson with this code. */
export function getLesson(code: LessonCode): Lesson {
  const lesson = lessons.find(each => each.code === code)
  if (lesson === undefined) throw new Error(`no lesson ${code}`)
  return lesson
}
