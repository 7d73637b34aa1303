import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { programRoot } from '../../src/platform/program.ts'
import type { Figure } from './measure.ts'

/** Start-up of `sogoc serve` until /healthz answers, on an empty and on an existing data folder, and its memory then. */
export async function benchStart(folder: string): Promise<readonly Figure[]> {
  const data = join(folder, 'data')
  const first = await startOnce(data, 18_431)
  const second = await startOnce(data, 18_432)
  return [
    { what: 'start on an empty folder', value: `${first.seconds.toFixed(2)} s` },
    { what: 'start on an existing folder', value: `${second.seconds.toFixed(2)} s` },
    { what: 'memory of the server process at rest', value: `${second.memoryMb} MB` },
  ]
}

async function startOnce(data: string, port: number): Promise<{ seconds: number; memoryMb: number }> {
  const started = performance.now()
  const child = spawn(
    process.execPath,
    [join(programRoot, 'bin', 'sogoc.mjs'), 'serve', '--data', data, '--port', String(port)],
    { stdio: 'ignore' },
  )
  const ended = new Promise(resolve => child.once('exit', resolve))
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null) throw new Error(`serve ended with ${child.exitCode}`)
      await new Promise(resolve => setTimeout(resolve, 10))
    }
    return { seconds: (performance.now() - started) / 1000, memoryMb: await residentMb(child.pid ?? 0) }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function answers(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok
  } catch {
    return false // not listening yet
  }
}

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
}
