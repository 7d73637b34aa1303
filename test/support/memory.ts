import { readdir, readFile } from 'node:fs/promises'

/** The most memory that a process and each of its descendants held at once, in MB, since watching began; Linux only. */
export interface MemoryWatch {
  stop(): Promise<{ readonly itself: number; readonly largestChild: number }>
}

/** Watches a process tree four times a second; a process that lived shorter than that is missed, but so is its memory by the machine. */
export function watchMemory(pid: number): MemoryWatch {
  const peaks = new Map<number, number>()
  const look = async () => {
    const parents = new Map<number, number>()
    for (const name of await readdir('/proc')) {
      if (!/^\d+$/.test(name)) continue
      const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '')
      const parent = /^PPid:\s+(\d+)/m.exec(status)?.[1]
      const peak = /^VmHWM:\s+(\d+)/m.exec(status)?.[1]
      if (parent === undefined || peak === undefined) continue
      parents.set(Number(name), Number(parent))
      if (isWithin(Number(name), pid, parents))
        peaks.set(Number(name), Math.max(peaks.get(Number(name)) ?? 0, Number(peak) / 1024))
    }
  }
  const timer = setInterval(() => void look(), 250)
  return {
    async stop() {
      clearInterval(timer)
      await look()
      const itself = Math.round(peaks.get(pid) ?? 0)
      const children = [...peaks].filter(([other]) => other !== pid).map(([, peak]) => peak)
      return { itself, largestChild: Math.round(Math.max(0, ...children)) }
    },
  }
}

/** Parents have smaller numbers than their children but for a wrap-around, so one pass over /proc in order mostly suffices. */
function isWithin(candidate: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = candidate; at !== undefined && at > 1; at = parents.get(at))
    if (at === root) return true
  return false
}
