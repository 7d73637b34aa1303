import { readFile } from 'node:fs/promises'

/** Since when a process runs, in the system's own ticks; process numbers are re-used, this pair is not. Undefined: no such process. */
async function startOf(pid: number): Promise<string | undefined> {
  if (pid === 0) return undefined
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
    // proc(5): the 22nd field; the 2nd, the name in brackets, may itself hold blanks and brackets.
    return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  }
  try {
    process.kill(pid, 0)
    return '0'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? '0' : undefined
  }
}

let own: Promise<string> | undefined

/** This process, as `pid-start`: put in the names of what it would leave behind when killed. */
export function processTag(): Promise<string> {
  own ??= startOf(process.pid).then(start => `${process.pid}-${start ?? '0'}`)
  return own
}

/** Whether the process named at the beginning of a file name still runs; names of another shape count as living. */
export async function isAlive(name: string): Promise<boolean> {
  const [, pid, start] = /^(\d+)-(\d+)-/.exec(name) ?? []
  return pid === undefined || (await startOf(Number(pid))) === start
}
