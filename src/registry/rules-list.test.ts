import { expect, test } from 'vitest'
import { fileRules } from '../checking/file-rules.ts'
import { packageRules } from '../packaging/package-rules.ts'
import { findingText } from '../register/finding.ts'
import { bookRules } from '../register/rules/book-rules.ts'
import { cellRules } from '../register/rules/cells/cell-rules.ts'
import { crossRules } from '../register/rules/cross-rules.ts'
import type { RuleExample } from '../register/rules/examples/example.ts'
import { findIn } from '../register/rules/examples/find-in.ts'
import { ruleExamples } from '../register/rules/examples/rule-examples.ts'
import { rowRules } from '../register/rules/rows/row-rules.ts'
import type { Rule } from '../register/rules/rule-table.ts'
import { sequenceRules } from '../register/rules/sequence-rules.ts'
import { depositRules } from './deposit/deposit-rules.ts'

const groups: readonly (readonly [string, Readonly<Record<string, Rule>>])[] = [
  ['Cells', cellRules],
  ['Rows', rowRules],
  ['Numbers, dates and pages of a book', sequenceRules],
  ['Books', bookRules],
  ['Between books', crossRules],
  ['Files', fileRules],
  ['Packaging', packageRules],
  ['Depositing', depositRules],
]
const examples: Readonly<Record<string, RuleExample | undefined>> = ruleExamples

const severities = { error: 'error', warning: 'warning', info: 'info' } as const

function periodOf({ period }: Rule): string {
  if (period === undefined) return ''
  const day = (number: number) =>
    `${String(number).slice(6)}.${String(number).slice(4, 6)}.${String(number).slice(0, 4)}`
  const from = period.from > 0 ? `from ${day(period.from)}` : ''
  return [from, Number.isFinite(period.to) ? `to ${day(period.to)}` : ''].filter(Boolean).join(' ')
}

/** What the rule says of its example, and the values it says it of; the near miss it lets pass. */
function exampleOf(code: string): string {
  const example = examples[code]
  if (example === undefined) return ''
  const found = findIn(example, 'wrong').find(each => each.code === code)
  const said = found === undefined ? '' : findingText(found, 'vi')
  if (example.of !== 'entry') return said
  const [wrong, right] = [example.wrong, example.right].map(changes =>
    Object.entries(changes)
      .map(([id, value]) => `${id} ${value === '' ? '∅' : `“${value}”`}`)
      .join(', '),
  )
  return `${said}<br>${wrong}<br>passes: ${right === '' ? 'the clean entry' : right}`
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

function rulesList(): string {
  const tables = groups.map(([name, rules]) => {
    const rows = Object.entries(rules).map(([code, rule]) =>
      [
        `\`${code}\``,
        severities[rule.severity] + (rule.overridable ? '' : ', not as in the book'),
        `${rule.title.vi}<br>${rule.title.en}`,
        rule.basis.en,
        periodOf(rule),
        rule.fix ?? '',
        exampleOf(code),
      ]
        .map(cell)
        .join(' | '),
    )
    return `## ${name}\n\n| code | severity | what | basis | registered | fix | example |\n| --- | --- | --- | --- | --- | --- | --- |\n${rows.map(row => `| ${row} |`).join('\n')}\n`
  })
  const count = groups.reduce((sum, [, rules]) => sum + Object.keys(rules).length, 0)
  return `# Rules of the check

${count} rules, as the program has them: this file is made from \`src/register/rules\` and their examples by
\`npx vitest run --project unit src/registry/rules-list -u\`, and a test sees that it is up to date.

An *error* keeps an entry out of the registry, a *warning* asks a person to look at the page, an *info* is worth knowing. Of most findings a
person may say “đúng như trong sổ” (as in the book) with a reason: the paper is not repaired here. A *certain* fix says the same as what stands
there in the form asked for, and may be made in all places at once; a *likely* one is a guess to compare with the page. The basis is an article
of law or “practice”; “recalled” marks what was not read in a source here, and such rules warn softly. Examples are changes in a clean entry
(\`src/register/testing/defects.ts\`); every rule has one that fires and a near miss that does not.

${tables.join('\n')}`
}

/** Laws by their numbers, articles with their paragraphs, and every other figure. */
function citedIn(basis: string): string[] {
  const short = basis.replace(/khoản (\d+) Điều (\d+)/g, 'Đ.$2 k$1').replaceAll('Điều ', 'Đ.')
  return short.match(/Đ\.\d+( k\d+)?|\d+\/\d{4}\/[\p{L}\d-]+|\d+/gu)?.sort() ?? []
}

test.each(groups)(
  'reasons of %s: the same articles and figures in both languages, practice and recalled marked in both',
  (_name, rules) => {
    for (const [code, { basis }] of Object.entries(rules)) {
      const { vi, en } = basis
      expect(vi, code).not.toMatch(/\b(the|and|of|practice|recalled|with|after)\b/)
      expect(vi, code).toBe(vi.normalize('NFC'))
      expect(vi.startsWith('Thông lệ: '), code).toBe(en.startsWith('practice: '))
      expect(vi.includes('(theo trí nhớ, chưa đối chiếu văn bản)'), code).toBe(en.includes('recalled'))
      expect(citedIn(vi), code).toEqual(citedIn(en))
    }
  },
)

test('docs/rules.md lists every rule as it is', async () => {
  await expect(rulesList()).toMatchFileSnapshot('../../docs/rules.md')
})
