import { getRule } from '../../src/checking/check-rules.ts'
import { officialKinds } from './clean/book.ts'
import { periods } from './clean/period.ts'
import { allowed, type CleanTally, sharesOf } from './false-alarms.ts'
import { knownLimits } from './known-limits.ts'
import type { Tally } from './measure.ts'
import type { Level } from './mistakes/mistake.ts'
import { type SeedResult, shareCaught, sumTallies } from './run-seed.ts'

const levels: readonly Level[] = ['cell', 'row', 'book', 'files', 'cross']

/** docs/data-quality.md: the figures of all seeds taken together, and by seed. */
export function formatReport(results: readonly SeedResult[], command: string): string {
  const tallies = sumTallies(results)
  const visible = tallies.filter(tally => tally.visible > 0)
  const blind = tallies.filter(({ mistake, visible: count }) => mistake.level === 'none' && count === 0)
  const harmless = blind.filter(
    ({ mistake }) =>
      mistake.visible.startsWith('none: normalised') || mistake.visible.startsWith('none: exported'),
  )
  return `# Data quality: what the check finds, and what it finds wrongly

\`${command}\` writes this file (seeds ${results.map(({ seed }) => seed).join(', ')}; \`--seed N\` prints the figures of another seed only and writes nothing). The books are invented:
registers of the five kinds with an official sheet in five legal periods (\`test/quality/clean\`), as right books really are: blank columns
where the paper has no such item, years for dates of birth, late and repeated registrations, children without a father, names of eighteen
peoples and of foreigners, several years in a book, volumes that count on, numbers with letters, numbers that were never given out. Into them
mistakes of known kinds are put at known rates (\`test/quality/mistakes\`), and the check runs as \`sogoc check\` does once
the files are read. For the rules between books there is a village of two communes with forty years of births, marriages and deaths of
the same families, and many who share a name (\`test/quality/village\`).

A mistake is *visible* when a right book could not say so: by its definition in the tables, or because the row then contradicts the calendar,
the order of events or the law of its year (\`test/quality/oracle.ts\`, written apart from the rules). 03.04 for 04.03 is not visible. It is
*caught* when the check reports an error or a warning at its place that was not there before; *told*: an info alone. One mistake may be
caught at several levels.

## Reached

${summary(results)}

## Mistakes a rule could see

Rates: 3–8 % of the rows that lend themselves to a mistake; mistakes of a whole book twice in a copy of each book.

${kindTable(visible)}

${limits(visible)}
## Mistakes no rule can see

They are for double keying and for sampling: the value stands once in its entry, and the wrong one is as plausible as the right one. What is caught
anyway is caught by chance.

| mistake | made | caught anyway |
| --- | --- | --- |
${blind
  .filter(tally => !harmless.includes(tally))
  .map(
    ({ mistake, made, besides }) =>
      `| ${mistake.name.en} · ${mistake.name.vi} | ${made} | ${percent(besides, made)} |`,
  )
  .join('\n')}

## Harmless oddities

Put right when the sheet is read; at most an info says so.

| oddity | made | warned of |
| --- | --- | --- |
${harmless.map(({ mistake, made, besides }) => `| ${mistake.name.en} · ${mistake.name.vi} | ${made} | ${percent(besides, made)} |`).join('\n')}

## False alarms

Rows of clean books with at least one error, with at least one warning (allowed: ${percent(allowed.error, 1)} and ${percent(allowed.warning, 1)}).

${alarmTable(results)}

${alarmRules(results)}
`
}

/** Samples of what was missed and of what was found wrongly, for who works on the rules. */
export function formatMissed(results: readonly SeedResult[]): string {
  const lines = results.flatMap(({ tallies, alarms, village }) => [
    ...[...tallies.values()].flatMap(({ mistake, missed, caught, visible }) =>
      missed.length === 0 ? [] : [`\n${mistake.id} ${caught}/${visible}`, ...missed.map(each => `  ${each}`)],
    ),
    ...[...alarms.rules].map(
      ([code, { severity, count, example }]) => `\n${severity} ${code} ${count}: ${JSON.stringify(example)}`,
    ),
    ...village.falseAlarms.slice(0, 20).map(found => `between books: ${JSON.stringify(found)}`),
  ])
  return `${lines.join('\n')}\n`
}

function summary(results: readonly SeedResult[]): string {
  const rows = results.map(({ seed, tallies, alarms, village }) => {
    const { visible, caught, share } = shareCaught(tallies.values())
    const clean = sharesOf(alarms.tallies.values())
    const told = [...tallies.values()].reduce((sum, tally) => sum + tally.told, 0)
    const across = village.falseAlarms.filter(({ severity }) => severity !== 'info').length
    return `| ${seed} | ${tallies.size} | ${thousands(visible)} | ${thousands(caught)} (${(100 * share).toFixed(2)} %) | ${((100 * (caught + told)) / visible).toFixed(2)} % | ${thousands(clean.rows)} | ${(100 * clean.error).toFixed(2)} % | ${(100 * clean.warning).toFixed(2)} % | ${across} in ${thousands(village.rows)} rows of ${village.books} books |`
  })
  return [
    '| seed | kinds of mistake | visible | caught (goal 99 %) | caught or told | clean rows | with an error (goal ≤ 0.5 %) | with a warning (goal ≤ 3 %) | false alarms between books |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')
}

function kindTable(tallies: readonly Tally[]): string {
  const head =
    '| mistake | made | visible | counts as visible | caught | told | cell | row | book | files | cross | rules |'
  return [
    head,
    head.replaceAll(/[^|]+/g, ' --- '),
    ...tallies.map(tally => {
      const { mistake, made, visible, caught, told } = tally
      const shares = levels.map(level => {
        const count = tally.levels.get(level) ?? 0
        return count === 0 ? '' : percent(count, visible)
      })
      const rules = [...tally.codes]
        .sort((a, b) => b[1] - a[1])
        .filter(([, count], at) => at < 3 && count * 50 >= caught)
      const named = rules
        .map(([code]) => `${code}${getRule(code).severity === 'error' ? ' (error)' : ''}`)
        .join(', ')
      return `| ${mistake.name.en} · ${mistake.name.vi} | ${made} | ${visible} | ${mistake.visible} | ${percent(caught, visible)} | ${told === 0 ? '' : percent(told, visible)} | ${shares.join(' | ')} | ${named} |`
    }),
  ].join('\n')
}

/** What stayed under 99 %, and why. */
function limits(tallies: readonly Tally[]): string {
  const under = tallies.filter(({ visible, caught }) => caught < 0.99 * visible)
  if (under.length === 0) return 'Every kind reaches 99 %.\n'
  return `Under 99 %:\n\n${under
    .map(
      ({ mistake, visible, caught, told }) =>
        `- ${mistake.name.en} (${percent(caught, visible)}${told > 0 ? `, ${percent(told, visible)} told as an info` : ''}): ${knownLimits[mistake.id]?.why ?? 'no rule yet.'}`,
    )
    .join('\n')}\n`
}

function alarmTable(results: readonly SeedResult[]): string {
  const all = results.flatMap(({ alarms }) => [...alarms.tallies.values()])
  const cell = (tallies: readonly CleanTally[]) => {
    const { rows, error, warning } = sharesOf(tallies)
    return `${(100 * error).toFixed(2)} % / ${(100 * warning).toFixed(2)} % of ${thousands(rows)}`
  }
  return [
    `| error / warning | ${officialKinds.join(' | ')} | all |`,
    `| --- |${' --- |'.repeat(officialKinds.length + 1)}`,
    ...periods.map(({ id }) => {
      const own = all.filter(({ period }) => period === id)
      return `| ${id} | ${officialKinds.map(kind => cell(own.filter(each => each.kind === kind))).join(' | ')} | ${cell(own)} |`
    }),
  ].join('\n')
}

/** Which rules speak up in clean books. */
function alarmRules(results: readonly SeedResult[]): string {
  const books = results.reduce(
    (sum, { alarms }) => sum + [...alarms.tallies.values()].reduce((own, tally) => own + tally.books, 0),
    0,
  )
  const sums = new Map<string, { severity: string; count: number; books: number }>()
  for (const { alarms } of results)
    for (const [code, { severity, count, books: own }] of alarms.rules) {
      const sum = sums.get(code) ?? { severity, count: 0, books: 0 }
      sums.set(code, { severity, count: sum.count + count, books: sum.books + own })
    }
  if (sums.size === 0) return 'No rule says anything about them.'
  return [
    `By rule, in ${books} clean books:`,
    '',
    '| rule | severity | findings | books |',
    '| --- | --- | --- | --- |',
    ...[...sums]
      .sort((a, b) => b[1].count - a[1].count)
      .map(([code, { severity, count, books: own }]) => `| ${code} | ${severity} | ${count} | ${own} |`),
  ].join('\n')
}

function percent(count: number, of: number): string {
  const share = of === 0 ? 0 : (100 * count) / of
  return `${share === 100 || share === 0 ? share : share.toFixed(1)} %`
}

function thousands(count: number): string {
  return count.toLocaleString('en')
}
