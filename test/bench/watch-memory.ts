import { readdirSync, readFileSync } from 'node:fs'

/** Watches how much memory the processes started by this one hold together (resident, Linux only); `stop` tells the highest in MB. */
export function watchMemory(everyMs = 250): { stop(): number } {
  let highest = 0
  const timer = setInterval(() => {
    highest = Math.max(highest, residentKb(process.pid))
  }, everyMs)
  return {
    stop() {
      clearInterval(timer)
      return Math.round(highest / 1024)
    },
  }
}

interface Process {
  readonly parent: number
  readonly kb: number
}

function residentKb(root: number): number {
  const all = new Map<number, Process>()
  for (const name of listProcesses()) {
    const status = readStatus(name)
    const find = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0)
    all.set(Number(name), { parent: find('PPid'), kb: find('VmRSS') })
  }
  const isBelow = (pid: number): boolean => {
    const parent = all.get(pid)?.parent ?? 0
    return parent === root || (parent > 1 && isBelow(parent))
  }
  let sum = 0
  for (const [pid, { kb }] of all) if (isBelow(pid)) sum += kb
  return sum
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter(name => /^\d+$/.test(name))
  } catch {
    return []
  }
}

/** Empty when the process has just ended. */
function readStatus(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}
