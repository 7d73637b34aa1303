import type { SampleItem } from '../../acceptance/lots/schema.ts'
import { criticalFields, fieldWeight } from '../../acceptance/sampling/field-weight.ts'
import { practiceOfficeId } from '../../agencies/schema.ts'
import { AppError } from '../../errors.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { getOwnPractice } from './practice-row.ts'
import { samplePlan } from './sample-plan.ts'
import type { PracticeSample } from './schema.ts'
import { placesOf, readEntries, showPractice } from './show-practice.ts'

/** What is inspected in the lesson of acceptance, as acceptance shows it; in a transaction of scope 'all'. Throws `not-found`, `training.not-ready`. */
export async function getPracticeSample(
  tx: Transaction,
  accountId: string,
  id: string,
): Promise<PracticeSample> {
  const practice = await getOwnPractice(tx, accountId, id)
  const { book, answers, marks, state } = practice
  if (practice.lesson !== 'accept') throw new AppError('not-found')
  if (state === 'making' || state === 'failed') throw new AppError('training.not-ready')
  const entries = new Map((await readEntries(tx, book.id)).map(entry => [entry.subject, entry]))
  const { lotSize, n, ac, re } = samplePlan
  const shared = {
    agency: practiceOfficeId,
    book: { ...book, agency: { id: practiceOfficeId, name: 'Sổ tập huấn' } },
    critical: [...criticalFields(book.kind)],
    places: placesOf(practice),
    ...{ note: '', revision: 0, checkedBy: null },
  }
  return {
    practice: showPractice(practice),
    plan: { lotSize, n, ac, re },
    items: answers.given.flatMap((fields, at): SampleItem[] => {
      const number = String(at + 1)
      const entry = entries.get(number)
      if (entry === undefined) return []
      const marked = marks[number]
      return [
        {
          ...shared,
          ...{ id: entry.id, number, position: at + 1, fields, pages: entry.pages },
          state: marked === undefined ? 'waiting' : marked.length === 0 ? 'conforming' : 'nonconforming',
          errors: (marked ?? []).map(field => ({
            ...{ field, weight: fieldWeight(book.kind, field) },
            ...{ found: '', note: '' },
          })),
        },
      ]
    }),
  }
}
