import { ruleTitle } from '../checking/check-rules.ts'
import { severities, severityTexts, verdictTexts } from '../checking/summary/book-summary.ts'
import { type BookResult, type CheckSummary, judgeResult } from '../checking/summary/check-summary.ts'
import { reportTexts } from '../checking/summary/report-texts.ts'
import { sumByRule } from '../checking/summary/rule-sums.ts'
import { fillText, type Language } from '../register/text.ts'
import { formatTable, printable } from './format-table.ts'

const rulesShown = 10
const figures = ['rows', 'pdfs', ...severities] as const

/** The check of a folder for a person: a table of its books, what is wrong most often, and what was left over. */
export function formatFolderCheck(summary: CheckSummary, language: Language): string {
  const { books, totals, aloneZips, closedFolders } = summary
  const say = (key: keyof typeof reportTexts) => reportTexts[key][language]
  const sums = [totals.rows, totals.pdfs, ...severities.map(severity => totals.counts[severity])]
  const table = formatTable(
    [
      { head: say('book') },
      ...figures.map(key => ({ head: say(key), align: 'right' as const })),
      { head: say('verdict') },
    ],
    [
      ...books.map(result => bookRow(result, language)),
      [`${say('total')}: ${totals.books}`, ...sums.map(String), formatVerdicts(summary, language)],
    ],
  )
  const list = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', `${head}:`, ...lines.map(line => `  ${printable(line)}`)]
  const rules = sumByRule(books)
  const unusable = books.flatMap(({ name, error }) =>
    error === undefined ? [] : [`${name}: ${error.text(language)}`],
  )
  return [
    table,
    ...list(
      say('rules'),
      rules
        .slice(0, rulesShown)
        .map(
          ({ code, severity, count }) =>
            `${severityTexts[severity][language]}: ${ruleTitle(code, language)} (${code}) × ${count}`,
        ),
    ),
    ...(rules.length > rulesShown
      ? [`  ${fillText(reportTexts.moreRules, language, { count: rules.length - rulesShown })}`]
      : []),
    ...list(verdictTexts.unusable[language], unusable),
    ...list(say('aloneZips'), aloneZips),
    ...list(say('closedFolders'), closedFolders),
  ].join('\n')
}

function bookRow(result: BookResult, language: Language): string[] {
  const { name, summary } = result
  const numbers = summary && [
    summary.rows,
    summary.pdfs,
    ...severities.map(severity => summary.counts[severity]),
  ]
  return [
    name,
    ...(numbers?.map(String) ?? figures.map(() => '')),
    verdictTexts[judgeResult(result)][language],
  ]
}

/** `Đạt 3, Có lỗi 2` */
function formatVerdicts({ totals }: CheckSummary, language: Language): string {
  return Object.entries(totals.verdicts)
    .filter(([, count]) => count > 0)
    .map(([verdict, count]) => `${verdictTexts[verdict as keyof typeof verdictTexts][language]} ${count}`)
    .join(', ')
}

/** One line of progress. */
export function progressText(result: BookResult, language: Language): string {
  const { name, summary } = result
  const verdict = verdictTexts[judgeResult(result)][language]
  if (summary === undefined) return `${name}: ${verdict}`
  const { rows, counts } = summary
  return language === 'vi'
    ? `${name}: ${rows} dòng, ${counts.error} lỗi, ${counts.warning} cảnh báo – ${verdict}`
    : `${name}: ${rows} rows, ${counts.error} errors, ${counts.warning} warnings – ${verdict}`
}
