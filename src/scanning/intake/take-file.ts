import { AppError, type ErrorCode } from '../../errors.ts'
import type { App } from '../../platform/app.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Pending } from '../../platform/vault/vault.ts'
import { addCaptures } from './add-captures.ts'
import { countPages, requireFileType } from './count-pages.ts'
import type { IncomingFile, IntakeTarget } from './incoming-file.ts'
import type { TakenPage } from './schema.ts'
import { takeHead } from './take-head.ts'

/** What else belongs into the transaction that adds a file's pages: calls `add` once, or gives nothing when they are in already. */
export type Around = (
  tx: Transaction,
  add: () => Promise<readonly TakenPage[]>,
) => Promise<readonly TakenPage[] | undefined>

/**
 * Takes a file into the vault, untouched, as the next pages of a book, and asks for their rendering. Throws what `isRefusal` knows when it
 * can't be used or the book is closed, and then leaves no trace.
 */
export async function takeFile(
  app: Pick<App, 'database' | 'vault'>,
  target: IntakeTarget,
  file: IncomingFile,
  around: Around = (_, add) => add(),
): Promise<readonly TakenPage[] | undefined> {
  const name = cleanName(file.name)
  const { head, whole, close } = await takeHead(file.bytes)
  try {
    const mediaType = requireFileType(name, head)
    return await keepIfNew(app, async pending => {
      const stored = await pending.put(whole())
      const pages = await countPages(await app.vault.getPath(stored.sha256), name, mediaType)
      const { origin = 'upload', batch, replaces } = file
      const original = { name, stored, mediaType, pages, origin, batch, replaces }
      return app.database.transaction(target.jurisdiction, tx =>
        around(tx, () => addCaptures(tx, target, original)),
      )
    })
  } finally {
    await close()
  }
}

/** Keeps what is put into the vault when it gave a new page, and takes it out again otherwise. */
async function keepIfNew(
  { vault }: Pick<App, 'vault'>,
  take: (pending: Pending) => Promise<readonly TakenPage[] | undefined>,
): Promise<readonly TakenPage[] | undefined> {
  const pending = await vault.begin('page')
  let isNew = false
  try {
    const taken = await take(pending)
    isNew = taken?.some(page => !page.isDuplicate) === true
    return taken
  } finally {
    if (isNew) await pending.commit()
    else await pending.rollback()
  }
}

/** The last part of a path, as it is stored and shown. */
export function cleanName(name: string): string {
  return name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .slice(0, 200)
}

/** The vault could not be read: that says nothing about the file. */
const ofTheMachine: readonly ErrorCode[] = ['file.not-found', 'file.unreadable']
const ofTheFile: readonly ErrorCode[] = ['imaging.crashed', 'imaging.timeout', 'book.closed']

/** Whether a failure is an answer to show beside the file; any other may pass when it is tried again. */
export function isRefusal(error: unknown): error is AppError {
  if (!(error instanceof AppError) || ofTheMachine.includes(error.code)) return false
  return error.kind === 'input' || ofTheFile.includes(error.code)
}
