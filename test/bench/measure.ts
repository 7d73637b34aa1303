import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { programRoot } from '../../src/platform/program.ts'

/** A finished command: what it printed as JSON, its wall time and the largest memory of it and its children. */
export interface Finished {
  readonly result: Record<string, unknown>
  readonly seconds: number
}

/** Runs `sogoc …` with `--json`; throws with what it said when it fails. */
export function sogoc(...args: string[]): Promise<Finished> {
  const started = performance.now()
  const child = spawn(process.execPath, [join(programRoot, 'bin', 'sogoc.mjs'), ...args, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let said = ''
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    said += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => {
      if (status !== 0 && status !== 1)
        return reject(new Error(`sogoc ${args.join(' ')} ended with ${status}: ${said}`))
      resolve({
        result: JSON.parse(out) as Record<string, unknown>,
        seconds: (performance.now() - started) / 1000,
      })
    })
  })
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
