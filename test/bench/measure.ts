import { sogoc as runSogoc } from '../support/sogoc.ts'

/** A finished command: what it printed as JSON, and its wall time. */
export interface Finished {
  readonly result: Record<string, unknown>
  readonly seconds: number
}

/** Runs `sogoc … --json`; throws with what it said when it fails. */
export async function sogoc(...args: string[]): Promise<Finished> {
  const started = performance.now()
  const { status, stdout, stderr } = await runSogoc([...args, '--json'])
  if (status !== 0 && status !== 1) throw new Error(`sogoc ${args.join(' ')} ended with ${status}: ${stderr}`)
  return {
    result: JSON.parse(stdout) as Record<string, unknown>,
    seconds: (performance.now() - started) / 1000,
  }
}

/** The value below which a share of the sorted figures lies. */
export function percentile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

/** A line of the table that `npm run bench` prints and docs/benchmarks.md keeps. */
export interface Figure {
  readonly what: string
  readonly value: string
}

/** The figures as a Markdown table. */
export function formatFigures(figures: readonly Figure[]): string {
  return [
    '| figure | value |',
    '| --- | --- |',
    ...figures.map(figure => `| ${figure.what} | ${figure.value} |`),
  ].join('\n')
}
