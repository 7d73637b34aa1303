import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../../errors.ts'
import type { App } from '../../../platform/app.ts'
import { codeOf, hasCode } from '../../../platform/error-code.ts'
import type { TakenPage } from '../schema.ts'
import { isRefusal, takeFile } from '../take-file.ts'
import { findBooks, findKnownCodes } from './find-books.ts'
import {
  type BookFolder,
  findStats,
  listAgencyFolders,
  listBookFolders,
  listFiles,
  type SharedFile,
} from './list-share.ts'
import { putAway, putNotice } from './put-away.ts'
import { type Watched, watchFiles } from './settled.ts'
import { elsewhereText, notices, receivedFolder, refusalText, refusedFolder } from './texts.ts'

type WatchApp = Pick<App, 'database' | 'vault' | 'config' | 'log'>

/** What failed for a reason that may pass is tried again after this time. */
const retryMs = 5 * 60_000
/** A look ends then at the latest; the rest is for the next, and a program that ends does not wait. */
const longestLookMs = 10_000

interface Look {
  readonly app: WatchApp
  readonly watched: Watched
  readonly nowMs: number
  readonly endMs: number
  /** Folders that can't be written to and have been complained about. */
  readonly readOnly: Set<string>
}

interface OpenFolder {
  readonly path: string
  readonly agencyId: string
  readonly bookId: string
}

/**
 * Takes in what scanner programs put into WATCH_DIR; call it every few seconds. Several processes may watch the same folder: the same
 * content is taken in once, under the book's lock, and a file whose taking was cut off before it was moved is recognised by the next look.
 */
export function createWatch(clock: () => number = () => performance.now()): (app: WatchApp) => Promise<void> {
  const watched = watchFiles()
  const readOnly = new Set<string>()
  let reachable = true
  return async app => {
    const dir = app.config.watchDir
    if (dir === undefined) return
    const nowMs = clock()
    const look: Look = { app, watched, nowMs, endMs: nowMs + longestLookMs, readOnly }
    let codes: readonly string[]
    try {
      codes = await listAgencyFolders(dir)
      if (!reachable) app.log.info('the watch folder can be read again')
      reachable = true
    } catch (error) {
      if (reachable) app.log.warn({ code: codeOf(error) }, 'the watch folder cannot be read')
      reachable = false
      return
    }
    const folders = await findFolders(look, dir, codes)
    const paths = new Set<string>()
    for (const folder of folders) {
      const files = await listFiles(folder.path)
      for (const { path } of files) paths.add(path)
      if (clock() < look.endMs) await takeFolder(look, folder, files, clock)
    }
    watched.keepOnly(paths)
  }
}

/** The folders of open books; the others say why nothing is taken from them. */
async function findFolders(
  look: Look,
  dir: string,
  codes: readonly string[],
): Promise<readonly OpenFolder[]> {
  const { database } = look.app
  const known = await findKnownCodes(database, codes)
  const folders: BookFolder[] = []
  for (const code of codes) {
    await say(look, join(dir, code), known.has(code) ? undefined : notices.agency(code))
    if (known.has(code)) folders.push(...(await listBookFolders(dir, code)))
  }
  const open: OpenFolder[] = []
  for (const [{ path }, book] of await findBooks(database, folders)) {
    await say(look, path, book.notice)
    if (book.notice === undefined) open.push({ path, agencyId: book.agencyId, bookId: book.bookId })
  }
  return open
}

/** Takes a folder's files in their order: one that is still being written holds up those behind it. */
async function takeFolder(
  look: Look,
  folder: OpenFolder,
  files: readonly SharedFile[],
  clock: () => number,
): Promise<void> {
  const { watched, nowMs, endMs } = look
  const settled = files.map(file => watched.isLeft(file, nowMs) || watched.isSettled(file, nowMs))
  for (const [index, file] of files.entries()) {
    if (settled[index] !== true || clock() > endMs) return
    if (watched.isLeft(file, nowMs)) continue
    if (!(await takeOne(look, folder, file))) return
  }
}

/** Takes a file in or refuses it, and puts it away; false: those behind it wait. */
async function takeOne(look: Look, folder: OpenFolder, file: SharedFile): Promise<boolean> {
  const { app, watched, nowMs } = look
  try {
    const pages = await takeShared(app, folder, file)
    if (pages === undefined) return false
    const elsewhere = pages.find(page => page.alsoIn !== null)?.alsoIn
    await store(look, folder, file, receivedFolder, elsewhere ? elsewhereText(elsewhere.title) : undefined)
  } catch (error) {
    // Closed just now: the next look says so.
    if (error instanceof AppError && error.code === 'book.closed') return false
    if (isRefusal(error)) {
      await store(look, folder, file, refusedFolder, refusalText(error.text('vi')))
      return true
    }
    if (hasCode(error, 'ENOENT')) return true
    const facts = { agency: folder.agencyId, book: folder.bookId, code: codeOf(error) }
    app.log.warn(facts, 'a file of the watch folder could not be taken in yet')
    watched.leave(file, nowMs + retryMs)
    return false
  }
  return true
}

/** Undefined when the file has changed while it was read. */
function takeShared(
  app: WatchApp,
  { agencyId, bookId }: OpenFolder,
  file: SharedFile,
): Promise<readonly TakenPage[] | undefined> {
  const jurisdiction = { agencies: [agencyId], confidential: true }
  return takeFile(
    app,
    { agencyId, bookId, accountId: null, jurisdiction },
    { name: file.place, bytes: readShared(file.path), origin: 'folder' },
    async (_, add) => {
      const now = await findStats(file.path)
      // Gone: another process has taken it in and moved it, so the book knows it.
      const isSame = now === undefined || (now.size === file.sizeBytes && now.mtimeMs === file.mtimeMs)
      return isSame ? add() : undefined
    },
  )
}

/** A link that has come in the place of the file would lead out of the share. */
async function* readShared(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    yield* file.createReadStream({ autoClose: false })
  } finally {
    await file.close()
  }
}

/** Puts a file away; where that is not allowed, the file is left alone until it changes, and the log says so once. */
async function store(
  look: Look,
  folder: OpenFolder,
  file: SharedFile,
  into: string,
  text: string | undefined,
): Promise<void> {
  try {
    await putAway(folder.path, file, into, text)
    look.readOnly.delete(folder.path)
  } catch (error) {
    complain(look, folder.path, error)
    // EBUSY: the scanner's program still holds it.
    look.watched.leave(file, hasCode(error, 'EBUSY') ? look.nowMs + 10_000 : undefined)
  }
}

async function say(look: Look, folder: string, notice: string | undefined): Promise<void> {
  if (notice !== undefined && look.readOnly.has(folder)) return
  await putNotice(folder, notice).catch((error: unknown) => complain(look, folder, error))
}

function complain({ app, readOnly }: Look, folder: string, error: unknown): void {
  if (readOnly.has(folder)) return
  readOnly.add(folder)
  app.log.warn({ code: codeOf(error) }, 'a folder of the watch folder cannot be written to')
}
