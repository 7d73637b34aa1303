import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { createInterface } from 'node:readline'
import type { MadePage, PageRequest } from './page-request.ts'

export interface DrawOptions {
  /** dist/sogoc.js: a child is `node … programEntry __draw`. */
  readonly programEntry: string
  /** Child processes at a time; as many as there are cores unless told. */
  readonly processes?: number
  readonly onPage?: (made: MadePage) => void
}

/** Draws pages into files, shared out to child processes; gives the truth of each in the order of the requests. */
export async function drawPages(
  requests: readonly PageRequest[],
  options: DrawOptions,
): Promise<readonly MadePage[]> {
  const made = new Map<number, MadePage>()
  let next = 0
  const take = (): number | undefined => (next < requests.length ? next++ : undefined)
  const processes = Math.min(options.processes ?? availableParallelism(), requests.length)
  await Promise.all(Array.from({ length: processes }, () => drawInChild(requests, take, made, options)))
  return requests.map((request, index) => {
    const page = made.get(index)
    if (page === undefined) throw new Error(`page not drawn: ${request.path}`)
    return page
  })
}

/** One child is handed one request at a time, so that slow photographs do not pile up behind each other. */
async function drawInChild(
  requests: readonly PageRequest[],
  take: () => number | undefined,
  made: Map<number, MadePage>,
  options: DrawOptions,
): Promise<void> {
  const child = spawn(process.execPath, [options.programEntry, '__draw'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  closed.catch(() => undefined)
  // A child that dies early breaks the pipe; its status says so below.
  child.stdin.on('error', () => undefined)
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    for (let index = take(); index !== undefined; index = take()) {
      child.stdin.write(`${JSON.stringify(requests[index])}\n`)
      const line = await lines.next()
      if (line.done === true) throw new Error(`the drawing process ended at ${requests[index]?.path}`)
      const page = JSON.parse(line.value) as MadePage
      made.set(index, page)
      options.onPage?.(page)
    }
    child.stdin.end()
    const [status] = await closed
    if (status !== 0) throw new Error(`the drawing process ended with status ${status}`)
  } finally {
    if (child.exitCode === null) child.kill()
  }
}
