import { judge } from '../../acceptance/sampling/judge.ts'
import { sameValue } from '../../keying/kernel/same-value.ts'
import { getKind, type RegisterKind } from '../../register/kind.ts'
import { normalizeText } from '../../register/normalize-text.ts'
import type { Lesson } from './lessons.ts'
import type { Answers } from './plan-practice.ts'
import { samplePlan } from './sample-plan.ts'
import type { Marks, Missed, Result } from './schema.ts'

/** What a person has made of a practice book. */
export interface Work {
  /** The pictures that stand among the pages, in their order; `turnDeg` as they are shown. */
  readonly pages: readonly { readonly name: string; readonly turnDeg: number }[]
  /** Entries with the pictures assigned to them. */
  readonly cases: readonly { readonly number: string; readonly names: readonly string[] }[]
  /** What was keyed, by entry number, of the fields that were asked for. */
  readonly keyed: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly fields: readonly string[]
  /** What the rows of the package say now; the first entry stands in row 2. */
  readonly rows: ReadonlyMap<number, Readonly<Record<string, string>>>
  readonly marks: Marks
  readonly verdict: 'accept' | 'reject' | null
}

/** What was done right of how much, and what was missed or made worse. */
interface Tally {
  readonly points: number
  readonly missed: readonly Missed[]
}

/** Things that were right before: they count against the score. */
const harms: ReadonlySet<Missed['what']> = new Set(['spoiled', 'alarm'])

/** Scores what somebody made of a practice book by its known answers. */
export function scoreWork(lesson: Lesson, answers: Answers, work: Work): Result {
  const { points, missed } = tally(lesson, answers, work)
  const harmed = missed.filter(({ what }) => harms.has(what)).length
  const right = points - (missed.length - harmed)
  const score = points === 0 ? 0 : Math.max(0, Math.round((100 * (right - harmed)) / points))
  return { score, points, right, missed: [...missed] }
}

function tally({ code, kind }: Lesson, answers: Answers, work: Work): Tally {
  switch (code) {
    case 'scan':
      return tallyPages(answers, work)
    case 'key':
      return tallyKeyed(getKind(kind), answers, work)
    case 'check':
      return tallyChecked(getKind(kind), answers, work)
    case 'accept':
      return tallyInspected(answers, work)
  }
}

/** Of a page that was taken twice either picture may be kept: the second stands for the first where that was set aside. */
function withEitherCopy(pages: Answers['pages'], work: Work): Pick<Work, 'pages' | 'cases'> {
  const isShown = (name: string) => work.pages.some(page => page.name === name)
  const stands = new Map(
    pages.flatMap(({ name, copyOf }) => {
      const first = copyOf === null ? undefined : pages.find(({ page }) => page === copyOf)
      return first === undefined || isShown(first.name) ? [] : [[name, first.name] as const]
    }),
  )
  const nameOf = (name: string) => stands.get(name) ?? name
  return {
    pages: work.pages.map(page => ({ ...page, name: nameOf(page.name) })),
    cases: work.cases.map(one => ({ ...one, names: one.names.map(nameOf) })),
  }
}

/** Every page upright and at its place, what does not belong set aside, every entry on its page. */
function tallyPages({ pages, rows }: Answers, whole: Work): Tally {
  const work = withEitherCopy(pages, whole)
  const belonging = pages
    .flatMap(({ page, ...rest }) => (page === null ? [] : [{ page, ...rest }]))
    .sort((a, b) => a.page - b.page)
  const known = new Set(belonging.map(({ name }) => name))
  const order = work.pages.filter(({ name }) => known.has(name)).map(({ name }) => name)
  const shown = new Map(work.pages.map(page => [page.name, page]))
  const missed: Missed[] = []
  const miss = (what: Missed['what'], subject: string, expected: string, given: string) =>
    missed.push({ what, subject, field: null, expected, given })
  for (const [at, { name, page, turnDeg }] of belonging.entries()) {
    if (order[at] !== name) miss('order', name, String(page), String(order.indexOf(name) + 1))
    const now = shown.get(name)?.turnDeg
    if (now !== turnDeg) miss('turn', name, '', now === undefined ? '' : String((turnDeg - now + 360) % 360))
  }
  const outside = pages.filter(({ page }) => page === null)
  for (const { name } of outside) if (shown.has(name)) miss('aside', name, '', '')
  for (const at of rows.keys()) {
    const number = String(at + 1)
    const name = belonging.find(page => page.rows.includes(at))?.name ?? ''
    const found = work.cases.find(each => each.number === number)
    if (found === undefined || found.names.join() !== name)
      miss('case', number, name, found?.names.join(', ') ?? '')
  }
  return { points: 2 * belonging.length + outside.length + rows.length, missed }
}

/** Every field that has something on the paper, or in which something was keyed. */
function tallyKeyed(kind: RegisterKind, { rows }: Answers, { keyed, fields }: Work): Tally {
  let points = 0
  const missed: Missed[] = []
  for (const [at, row] of rows.entries()) {
    const subject = String(at + 1)
    for (const field of fields) {
      const [expected, given] = [row[field] ?? '', keyed.get(subject)?.[field] ?? '']
      if (expected === '' && given === '') continue
      points += 1
      if (!sameValue(kind, field, expected, given))
        missed.push({ what: 'value', subject, field, expected, given })
    }
  }
  return { points, missed }
}

/** Every planted mistake put right as the book says, and nothing else made wrong. */
function tallyChecked(kind: RegisterKind, { rows, given, planted }: Answers, work: Work): Tally {
  const missed: Missed[] = []
  const isPlanted = (row: number, field: string) =>
    planted.some(one => one.row === row && one.field === field)
  for (const [at, row] of rows.entries()) {
    const now = work.rows.get(at + 2)
    for (const { id: field } of kind.fields) {
      const [expected, before] = [row[field] ?? '', given[at]?.[field] ?? '']
      const says = now === undefined ? '' : (now[field] ?? '')
      const facts = { subject: String(at + 1), field, expected, given: says }
      if (isPlanted(at, field)) {
        if (normalizeText(says) !== normalizeText(expected)) missed.push({ what: 'mistake', ...facts })
      } else if (!sameValue(kind, field, expected, says) && !sameValue(kind, field, before, says))
        missed.push({ what: 'spoiled', ...facts })
    }
  }
  return { points: planted.length, missed }
}

/** Every wrong field marked, every right entry let pass, and the decision that follows from what is wrong. */
function tallyInspected({ rows, given, planted }: Answers, { marks, verdict }: Work): Tally {
  const missed: Missed[] = []
  const facts = (row: number, field: string) => ({
    ...{ subject: String(row + 1), field },
    ...{ expected: rows[row]?.[field] ?? '', given: given[row]?.[field] ?? '' },
  })
  for (const at of rows.keys()) {
    const marked = marks[String(at + 1)] ?? []
    const wrong = planted.filter(({ row }) => row === at).map(({ field }) => field)
    for (const field of wrong)
      if (!marked.includes(field)) missed.push({ what: 'mistake', ...facts(at, field) })
    for (const field of marked)
      if (!wrong.includes(field)) missed.push({ what: 'alarm', ...facts(at, field) })
  }
  const wrongEntries = new Set(planted.map(({ row }) => row)).size
  const due = judge(samplePlan, wrongEntries)
  if (verdict !== due)
    missed.push({
      what: 'verdict',
      subject: String(wrongEntries),
      field: null,
      expected: due,
      given: verdict ?? '',
    })
  return { points: planted.length + (rows.length - wrongEntries) + 1, missed }
}
