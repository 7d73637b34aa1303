import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppError } from '../../errors.ts'
import { markImage } from '../mark/mark-image.ts'
import { cutPrint } from '../reading/cut-print.ts'
import { cropPage } from '../render/crop.ts'
import { encodeQuickly, encodeThumbnail } from '../render/encode.ts'
import { scanImage } from '../scan-image.ts'
import {
  type Answers,
  type Failure,
  type Frame,
  pathOf,
  type Request,
  type Response,
  type ScanResult,
  type Task,
} from './messages.ts'
import { countPages, decodePage, hashSource } from './source-file.ts'

/**
 * The imaging process (hidden command `__imaging`): takes one task at a time over the IPC channel, and ends with its
 * parent. A file that crashes a decoder takes only this process with it.
 */
export async function run(): Promise<number> {
  if (process.send === undefined) return 2
  const ended = new Promise<void>(resolve => process.once('disconnect', resolve))
  process.on('message', (request: Request) => void answer(request))
  await ended
  process.exit(0)
}

async function answer({ id, task }: Request): Promise<void> {
  let response: Response
  try {
    response = { id, answer: await perform(task) }
  } catch (error) {
    response = { id, failure: await describe(error, task) }
  }
  process.send?.(response)
}

async function perform(task: Task): Promise<Answers[Task['kind']]> {
  switch (task.kind) {
    case 'count':
      return countPages(task.path)
    case 'thumbnail': {
      const { decoded } = await decodePage(task.source.path, task.source.page)
      return encodeThumbnail(decoded.image, task.width)
    }
    case 'frame':
      return drawFrame(task)
    case 'crop':
      return cropPage(await readFile(task.path), task.cuts, basename(task.path))
    case 'cut-print':
      return cutPrint(await readFile(task.path), task.parts, basename(task.path))
    case 'scan':
      return scan(task)
    case 'mark-image':
      return markImage(await readFile(task.path), task.mark, basename(task.path), task.part)
    case 'mark-pdf': {
      // Loaded when it is needed: most of these processes never see a PDF to mark.
      const { markPdf } = await import('../mark/mark-pdf.ts')
      return markPdf(task.bytes, task.mark)
    }
  }
}

/** An A4 page at 300 dpi and more. */
const largeBytes = 36_000_000

async function scan({ source, options }: Extract<Task, { kind: 'scan' }>): Promise<ScanResult> {
  const started = performance.now()
  const { decoded, sha256 } = await decodePage(source.path, source.page)
  const pages = await scanImage(decoded, options)
  // Large images are let go at once: left to itself the collector waits for three or four of them.
  if (decoded.image.data.length > largeBytes) globalThis.gc?.()
  return { sha256, width: decoded.width, height: decoded.height, pages, ms: performance.now() - started }
}

async function drawFrame({ source, longSide, mark }: Extract<Task, { kind: 'frame' }>): Promise<Frame> {
  const { decoded } = await decodePage(source.path, source.page, longSide)
  const { image, width: sourceWidth, height: sourceHeight } = decoded
  const { width, height } = image
  const plain = await encodeQuickly(image)
  const jpeg = mark === undefined ? plain : await markImage(plain, mark, basename(source.path))
  return { jpeg, width, height, sourceWidth, sourceHeight }
}

async function describe(error: unknown, task: Task): Promise<Failure> {
  const path = pathOf(task)
  const sha256 = path === undefined ? null : await hashSource(path)
  if (error instanceof AppError)
    return { code: error.code, params: error.params, detail: String(error.cause ?? ''), sha256 }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { code: 'imaging.crashed', params: { name: path ?? '' }, detail, sha256 }
}
