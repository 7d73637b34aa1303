import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import { AppError } from '../../errors.ts'
import type { ViewerMark } from '../mark/viewer-mark.ts'
import type { ScanOptions } from '../options.ts'
import type { PagePart } from '../page-part.ts'
import type { PageCut } from '../render/crop.ts'
import type { Answers, Frame, PageSource, Request, Response, ScanResult, Task } from './messages.ts'

export interface ImagingPoolOptions {
  /** The built program (`dist/sogoc.js`), started again with `__imaging`. */
  readonly programEntry: string
  /** Processes at most; one a core unless told otherwise. */
  readonly jobs?: number
  /** A page that takes longer is given up and its process is ended. */
  readonly timeoutMs?: number
}

/** Processes that decode, straighten and encode pages. Failures are `AppError`s of this page only. */
export interface ImagingPool {
  /** Number of pages in a file. */
  countPages(path: string): Promise<number>
  /** Straightens one page of a file: one finished page, or two from a double page. */
  scan(source: PageSource, options: ScanOptions): Promise<ScanResult>
  /** A small JPEG of a page or image, at most `width` pixels wide. */
  thumbnail(source: PageSource, width: number): Promise<Buffer>
  /** An original as it is, upright by its EXIF orientation and no side longer than `longSide` pixels, with the viewer's mark if one is given: to move a page's corners on. */
  frame(source: PageSource, longSide: number, mark?: ViewerMark): Promise<Frame>
  /** Cuts of a JPEG page (rows of a ledger, each below the table's head) as JPEGs of the same resolution and quality. */
  crop(path: string, cuts: readonly PageCut[]): Promise<Buffer[]>
  /** Parts of a JPEG page as grey PNGs, to be read by a machine. */
  cutPrint(path: string, parts: readonly PagePart[]): Promise<Buffer[]>
  /** A page image, or a part of it, with the viewer's mark; a JPEG. */
  markImage(path: string, mark: ViewerMark, part?: PagePart): Promise<Buffer>
  /** A PDF with the viewer's mark on its pages; throws `pdf.unmarkable`. */
  markPdf(name: string, bytes: Uint8Array, mark: ViewerMark): Promise<Buffer>
  /** Ends the processes; what was still waiting fails. */
  close(): Promise<void>
}

/** A page that failed, with the file's hash when it could be read. */
export class PageFailure extends AppError {
  readonly sha256: string | null

  constructor(code: AppError['code'], params: AppError['params'], cause: unknown, sha256: string | null) {
    super(code, params, cause)
    this.sha256 = sha256
  }
}

interface Waiting {
  readonly task: Task
  readonly resolve: (answer: Answers[Task['kind']]) => void
  readonly reject: (error: unknown) => void
}

interface Worker {
  readonly child: ChildProcess
  current: (Waiting & { readonly id: number; readonly timer: NodeJS.Timeout }) | undefined
}

/** How long a page may take unless told otherwise. */
export const defaultTimeoutMs = 90_000

/** Starts a pool; its processes start when there is work and are replaced when they die. */
export function createImagingPool(options: ImagingPoolOptions): ImagingPool {
  const jobs = Math.max(1, options.jobs ?? availableParallelism())
  const timeoutMs = options.timeoutMs ?? defaultTimeoutMs
  const queue: Waiting[] = []
  const workers = new Set<Worker>()
  let closed = false
  let nextId = 1

  const startWorker = (): Worker => {
    const child = fork(options.programEntry, ['__imaging'], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--max-old-space-size=1024', '--expose-gc'],
      // A decoder's memory goes back to the system sooner with few arenas.
      env: { ...process.env, MALLOC_ARENA_MAX: '2' },
    })
    const worker: Worker = { child, current: undefined }
    workers.add(worker)
    child.on('message', (response: Response) => finish(worker, response))
    child.on('error', error => lose(worker, error))
    child.on('exit', (code, signal) => lose(worker, new Error(`exit ${code ?? signal}`)))
    return worker
  }

  const finish = (worker: Worker, response: Response) => {
    const { current } = worker
    if (current === undefined || current.id !== response.id) return
    clearTimeout(current.timer)
    worker.current = undefined
    if ('failure' in response) {
      const { code, params, detail, sha256 } = response.failure
      current.reject(new PageFailure(code, params, detail, sha256))
    } else {
      current.resolve(response.answer)
    }
    feed()
  }

  const lose = (worker: Worker, cause: unknown) => {
    if (!workers.delete(worker)) return
    const { current } = worker
    if (current !== undefined) {
      clearTimeout(current.timer)
      current.reject(new PageFailure('imaging.crashed', { name: nameOf(current.task) }, cause, null))
    }
    if (!closed) feed()
  }

  const giveUp = (worker: Worker) => {
    const { current } = worker
    if (current === undefined) return
    worker.current = undefined
    current.reject(
      new PageFailure(
        'imaging.timeout',
        { name: nameOf(current.task), seconds: Math.round(timeoutMs / 1000) },
        undefined,
        null,
      ),
    )
    // Gone at once: a dying process must not be handed the next page.
    workers.delete(worker)
    worker.child.kill('SIGKILL')
    feed()
  }

  const feed = () => {
    while (queue.length > 0 && !closed) {
      const idle = [...workers].find(worker => worker.current === undefined && worker.child.connected)
      if (idle === undefined && workers.size >= jobs) return
      const waiting = queue.shift()
      if (waiting === undefined) return
      const worker = idle ?? startWorker()
      const id = nextId++
      worker.current = { ...waiting, id, timer: setTimeout(() => giveUp(worker), timeoutMs) }
      const request: Request = { id, task: waiting.task }
      worker.child.send(request, error => {
        if (error !== null) lose(worker, error)
      })
    }
  }

  const ask = <Kind extends Task['kind']>(task: Extract<Task, { kind: Kind }>): Promise<Answers[Kind]> =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(new PageFailure('imaging.crashed', { name: nameOf(task) }, new Error('pool closed'), null))
        return
      }
      // The one place where an answer takes its task's type: the child answers each kind with its own.
      const waiting: Waiting = { task, resolve: answer => resolve(answer as Answers[Kind]), reject }
      // Counting pages goes first: it tells what else there is to do.
      if (task.kind === 'count') queue.unshift(waiting)
      else queue.push(waiting)
      feed()
    })

  return {
    countPages: path => ask<'count'>({ kind: 'count', path }),
    scan: (source, scanOptions) => ask<'scan'>({ kind: 'scan', source, options: scanOptions }),
    thumbnail: async (source, width) =>
      Buffer.from(await ask<'thumbnail'>({ kind: 'thumbnail', source, width })),
    frame: async (source, longSide, mark) => {
      const frame = await ask<'frame'>({
        kind: 'frame',
        source,
        longSide,
        ...(mark === undefined ? {} : { mark }),
      })
      return { ...frame, jpeg: Buffer.from(frame.jpeg) }
    },
    crop: async (path, cuts) =>
      (await ask<'crop'>({ kind: 'crop', path, cuts })).map(jpeg => Buffer.from(jpeg)),
    cutPrint: async (path, parts) =>
      (await ask<'cut-print'>({ kind: 'cut-print', path, parts })).map(png => Buffer.from(png)),
    markImage: async (path, mark, part) =>
      Buffer.from(
        await ask<'mark-image'>({ kind: 'mark-image', path, mark, ...(part === undefined ? {} : { part }) }),
      ),
    markPdf: async (name, bytes, mark) =>
      Buffer.from(await ask<'mark-pdf'>({ kind: 'mark-pdf', name, bytes, mark })),
    async close() {
      closed = true
      for (const waiting of queue.splice(0))
        waiting.reject(new PageFailure('imaging.crashed', { name: nameOf(waiting.task) }, undefined, null))
      await Promise.all([...workers].map(worker => endWorker(worker.child)))
    },
  }
}

function endWorker(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve()
      return
    }
    const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
    child.once('exit', () => {
      clearTimeout(timer)
      resolve()
    })
    if (child.connected) child.disconnect()
  })
}

function nameOf(task: Task): string {
  if ('source' in task) return `${basename(task.source.path)} (${task.source.page})`
  return task.kind === 'mark-pdf' ? task.name : basename(task.path)
}
