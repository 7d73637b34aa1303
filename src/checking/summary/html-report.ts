import { programVersion } from '../../platform/program.ts'
import { findKind, type KindCode } from '../../register/kind.ts'
import { suggestionText } from '../../register/suggestion-text.ts'
import { fillText, type Language, type TextParams } from '../../register/text.ts'
import { type CheckFinding, checkFindingText, getRule, ruleTitle } from '../check-rules.ts'
import { maskCheckFinding } from '../mask-check-finding.ts'
import { bookLine } from './book-line.ts'
import { type RuleGroup, severities, severityTexts, verdictTexts } from './book-summary.ts'
import { type BookResult, type CheckSummary, judgeResult } from './check-summary.ts'
import { Html, html } from './html.ts'
import { reportStyle } from './html-style.ts'
import { reportTexts } from './report-texts.ts'
import { sumByRule } from './rule-sums.ts'

/** How a report is to be written. */
export interface HtmlOptions {
  readonly language: Language
  /** Shows identity numbers; otherwise all but their last digits are hidden, because reports are mailed around. */
  readonly unmasked?: boolean
}

/**
 * The report of a check as one HTML file in pieces: no script, nothing loaded from elsewhere, all text escaped, made to be read on a screen and
 * printed on A4.
 */
export function* htmlReport(summary: CheckSummary, options: HtmlOptions): Generator<string, void, undefined> {
  const text = reporter(options.language)
  yield head(summary, options, text).source
  if (summary.books.length > 1) {
    yield booksTable(summary, text).source
    yield rulesTable(summary.books, text).source
  }
  yield apart(summary, text).source
  for (const [at, result] of summary.books.entries()) yield* bookSection(result, at, options, text)
  yield `</main>\n<footer>${html`${text.say('made', { version: programVersion, at: text.time(summary.at) })}`.source}</footer>\n</body>\n</html>\n`
}

type Words = ReturnType<typeof reporter>

function reporter(language: Language) {
  const numbers = new Intl.NumberFormat(language)
  const times = new Intl.DateTimeFormat(language, {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  })
  return {
    language,
    say: (key: keyof typeof reportTexts, params: TextParams = {}) =>
      fillText(reportTexts[key], language, params),
    count: (count: number) => numbers.format(count),
    time: (iso: string) => times.format(new Date(iso)),
  }
}

function head({ totals }: CheckSummary, { language, unmasked = false }: HtmlOptions, text: Words): Html {
  const policy = "default-src 'none'; style-src 'unsafe-inline'"
  const tiles = [
    ['books', totals.books, ''],
    ['rows', totals.rows, ''],
    ['pdfs', totals.pdfs, ''],
    ...severities.map(severity => [severity, totals.counts[severity], severity] as const),
  ] as const
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${text.say('title')}</title>
<style>${new Html(reportStyle)}</style>
</head>
<body>
<main>
<h1>${text.say('title')}</h1>
<p class="soft">${text.say(unmasked ? 'unmasked' : 'masked')}</p>
<dl class="totals">${tiles.map(
    ([key, count, look]) =>
      html`<div><dt>${text.say(key)}</dt><dd class="${count === 0 ? '' : look}">${text.count(count)}</dd></div>`,
  )}</dl>
`
}

const numberHeads = ['rows', 'pdfs', ...severities] as const

function booksTable({ books, totals }: CheckSummary, text: Words): Html {
  const sums = [totals.rows, totals.pdfs, ...severities.map(severity => totals.counts[severity])]
  return html`<h2>${text.say('books')}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${text.say('books')}">
<table class="books">
<caption>${text.say('summaryCaption')}</caption>
<thead><tr><th scope="col">${text.say('file')}</th><th scope="col">${text.say('book')}</th>${numberHeads.map(
    key => html`<th scope="col" class="n">${text.say(key)}</th>`,
  )}<th scope="col">${text.say('verdict')}</th></tr></thead>
<tbody>
${books.map((result, at) => bookRow(result, at, text))}</tbody>
<tfoot><tr><th scope="row" colspan="2">${text.say('total')}</th>${sums.map(
    sum => html`<td class="n">${text.count(sum)}</td>`,
  )}<td></td></tr></tfoot>
</table>
</div>
`
}

function bookRow(result: BookResult, at: number, text: Words): Html {
  const { name, summary } = result
  const figures = summary && [
    summary.rows,
    summary.pdfs,
    ...severities.map(severity => summary.counts[severity]),
  ]
  return html`<tr><th scope="row"><a href="#book-${at + 1}">${name}</a></th><td>${
    summary === undefined ? '' : bookLine(summary.book, text.language)
  }</td>${numberHeads.map(
    (key, index) =>
      html`<td class="n ${figures?.[index] ? key : ''}">${figures === undefined ? '' : text.count(figures[index] ?? 0)}</td>`,
  )}<td>${verdictOf(result, text)}</td></tr>
`
}

function verdictOf(result: BookResult, { language }: Words): Html {
  const verdict = judgeResult(result)
  return html`<span class="verdict ${verdict}">${verdictTexts[verdict][language]}</span>`
}

function rulesTable(books: readonly BookResult[], text: Words): Html {
  const sums = sumByRule(books)
  if (sums.length === 0) return html``
  return html`<h2>${text.say('rules')}</h2>
<div class="scroll" tabindex="0" role="group" aria-label="${text.say('rules')}">
<table>
<thead><tr><th scope="col">${text.say('severity')}</th><th scope="col">${text.say('rule')}</th><th scope="col" class="n">${text.say('count')}</th><th scope="col" class="n">${text.say('inBooks')}</th><th scope="col">${text.say('basis')}</th></tr></thead>
<tbody>
${sums.map(
  ({ code, severity, count, books: inBooks }) =>
    html`<tr><td class="severity ${severity}">${severityTexts[severity][text.language]}</td><td>${ruleTitle(code, text.language)} <code>${code}</code></td><td class="n">${text.count(count)}</td><td class="n">${text.count(inBooks)}</td><td class="soft">${getRule(code).basis[text.language]}</td></tr>
`,
)}</tbody>
</table>
</div>
`
}

function apart({ aloneZips, closedFolders }: CheckSummary, text: Words): Html {
  const list = (key: 'aloneZips' | 'closedFolders', names: readonly string[]) =>
    names.length === 0
      ? html``
      : html`<h2>${text.say(key)}</h2>
<ul>${names.map(name => html`<li>${name}</li>`)}</ul>
`
  return html`${list('aloneZips', aloneZips)}${list('closedFolders', closedFolders)}`
}

function* bookSection(
  result: BookResult,
  at: number,
  options: HtmlOptions,
  text: Words,
): Generator<string, void, undefined> {
  const { name, zipName, summary, error } = result
  yield html`<section aria-labelledby="book-${at + 1}">
<h2 id="book-${at + 1}">${name}</h2>
`.source
  if (error !== undefined)
    yield html`<p>${verdictOf(result, text)} – ${error.text(text.language)}</p>\n`.source
  if (summary !== undefined) {
    const { book, rows, pdfs } = summary
    const contents = text.say('contents', { rows: text.count(rows), pdfs: text.count(pdfs) })
    const agency = book.agency === null ? '' : `${book.agency}. `
    yield html`<p>${verdictOf(result, text)} – ${bookLine(book, text.language)}. ${agency}${contents}. <span class="soft">${text.say('zip')}: ${zipName ?? text.say('noZip')}</span></p>
`.source
    if (summary.groups.length === 0) yield html`<p>${text.say('clean')}</p>\n`.source
    for (const group of summary.groups) yield ruleGroup(group, book.kind, options, text).source
  }
  yield '</section>\n'
}

function ruleGroup(group: RuleGroup, kind: KindCode, { unmasked = false }: HtmlOptions, text: Words): Html {
  const { code, severity, count, examples } = group
  const { language } = text
  const shown = examples.map(found => (unmasked ? found : maskCheckFinding(found, findKind(kind))))
  const title = ruleTitle(code, language)
  const left = count - shown.length
  return html`<div class="rule">
<h3><span class="severity ${severity}">${severityTexts[severity][language]}</span>: ${title} – ${text.say('places', { count: text.count(count) })}</h3>
<p class="soft lead">${text.say('basis')} – ${getRule(code).basis[language]}. ${text.say('code')}: <code>${code}</code></p>
<div class="scroll" tabindex="0" role="group" aria-label="${title}">
<table class="findings">
<thead><tr><th scope="col" class="n">${text.say('row')}</th><th scope="col">${text.say('column')}</th><th scope="col">${text.say('value')}</th><th scope="col">${text.say('message')}</th><th scope="col">${text.say('suggestion')}</th></tr></thead>
<tbody>
${shown.map(found => findingRow(found, kind, text))}</tbody>
</table>
</div>
${left > 0 ? html`<p class="soft">${text.say('more', { count: text.count(left) })}</p>\n` : ''}</div>
`
}

function findingRow(found: CheckFinding, kind: KindCode, text: Words): Html {
  const { row, column, value, suggestion } = found
  const label = findKind(kind)?.fields.find(({ id }) => id === column)?.label[text.language]
  const named =
    column === null ? html`` : label === undefined ? html`${column}` : html`${label} <code>${column}</code>`
  return html`<tr><td class="n">${row === null ? text.say('wholeBook') : row}</td><td>${named}</td><td class="value">${value ?? ''}</td><td>${checkFindingText(found, text.language)}</td><td class="value">${suggestionText(suggestion, text.language) ?? ''}</td></tr>
`
}
