import { once } from 'node:events'
import type { PassThrough } from 'node:stream'
import type { FastifyError, FastifyRequest } from 'fastify'
import type { Config } from '../../platform/config.ts'
import { languageOf, tellableError } from '../../platform/http/problem.ts'
import { type BookCheck, checkBookFiles } from '../check-book.ts'
import { aloneResult } from './alone-result.ts'
import type { AloneLine, AloneReport } from './schema.ts'
import type { TakenFiles } from './take-files.ts'
import type { createTurns } from './turns.ts'
import { aloneHtml, aloneWorkbook } from './write-alone-reports.ts'

/** A check whose files have come. */
export interface AloneCheck {
  readonly request: FastifyRequest
  readonly config: Config
  readonly files: TakenFiles
  readonly dir: string
  readonly isolate: boolean
  /** Where the lines of the answer go. */
  readonly lines: PassThrough
  readonly turns: ReturnType<typeof createTurns>
}

/** Why a check ended before its end: nobody listens any more. */
class Abandoned extends Error {}

/** What the journal notes: of which kind of book, how large, how many findings; nothing that names anybody. */
export type AloneOutcome = Readonly<Record<string, string | number>>

/** Checks, and writes the lines of the answer; gives what the journal notes. A failure is a line, too. */
export async function runAloneCheck(alone: AloneCheck): Promise<AloneOutcome> {
  const { request, config, lines, turns } = alone
  const write = async (line: AloneLine): Promise<void> => {
    if (lines.destroyed) throw new Abandoned()
    if (!lines.write(`${JSON.stringify(line)}\n`)) await drained(lines)
  }
  try {
    if (turns.isBusy) await write({ type: 'waiting' })
    return await turns.take(async () => {
      if (lines.destroyed) throw new Abandoned()
      const check = await checkAndTell(alone, write)
      await write({ type: 'done' })
      const { book, rows, pdfs, counts } = check
      return { kind: book.kind, rows, pdfs, ...counts }
    })
  } catch (error) {
    if (error instanceof Abandoned || lines.destroyed) return { outcome: 'abandoned' }
    // What is thrown is one of ours or is told as a failure of the program.
    const told = tellableError(error as FastifyError, request, config)
    await write({ type: 'problem', code: told.code, message: told.text(languageOf(request)) })
    return { outcome: told.code }
  }
}

async function checkAndTell(
  { request, files, dir, isolate, lines }: AloneCheck,
  write: (line: AloneLine) => Promise<void>,
): Promise<BookCheck> {
  const { xlsx, zip, reading } = files
  const language = languageOf(request)
  const identity = request.actor.rights.includes('identity.read')
  const check = await checkBookFiles({
    xlsxPath: xlsx.path,
    xlsxName: xlsx.name,
    ...(zip !== null && { zipPath: zip.path, zipName: zip.name }),
    ...(reading !== undefined && { reading }),
    isolate,
    onRow: () => {
      if (lines.destroyed) throw new Abandoned()
    },
    onProgress: reached =>
      void lines.write(`${JSON.stringify({ type: 'progress', ...reached } satisfies AloneLine)}\n`),
  })
  await write({ type: 'result', result: aloneResult(check, language, identity) })
  const report = async (format: AloneReport, pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces)
      await write({ type: 'report', format, base64: piece.toString('base64') })
  }
  await report('html', oneBuffer(aloneHtml(files, check, language)))
  // The workbook shows every identity number in it.
  if (identity) await report('xlsx', await aloneWorkbook(files, check, { dir, language, isolate }))
  return check
}

async function* oneBuffer(pieces: Iterable<string>): AsyncGenerator<Buffer> {
  yield Buffer.from([...pieces].join(''))
}

/** Until the reader has caught up, or is gone. */
async function drained(lines: PassThrough): Promise<void> {
  const stop = new AbortController()
  const { signal } = stop
  try {
    await Promise.race([once(lines, 'drain', { signal }), once(lines, 'close', { signal })])
  } finally {
    stop.abort()
  }
}
