import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { z } from 'zod'
import { appendJournal } from '../../journal/append.ts'
import type { JobHandler } from '../../platform/jobs/job.ts'
import { chooseProfile } from '../../register/choose-profile.ts'
import { formatBookFileName } from '../../register/file-name.ts'
import type { Profile } from '../../register/profile.ts'
import { listZipFiles } from '../../scanning/cases/pdf/zip-book.ts'
import { withImagingPool } from '../../scanning/render/imaging-processes.ts'
import { writeBook } from '../../sheets/write-book.ts'
import { type ZippedFile, zipPieces } from '../../sheets/zip-pieces.ts'
import { receivePackage } from '../receive-package.ts'
import { type KeyedBook, readKeyedBook } from './read-keyed.ts'

/** The job that makes the package of a keyed book and hands it in. */
export const makeKeyedPackageKind = 'make-keyed-package'

const payloadSchema = z.object({ book: z.uuid(), account: z.uuid(), unfinished: z.number().int() })

/** What the packaging by hand needs beside the PDFs, and the check does not. */
const mapName = 'map.csv'
/** Cases a sign of progress. */
const progressEvery = 25

/**
 * Makes the sheet and the .zip of what is keyed of a book, as of one moment, and hands them in as a package whose check is asked for. The PDFs are
 * named by the number and date that were keyed.
 */
export const makeKeyedPackage: JobHandler = async (job, { app, complete, progress, signal }) => {
  const { agencyId } = job
  const { book: bookId, account: accountId, unfinished } = payloadSchema.parse(job.payload)
  const within = { agencies: [agencyId], confidential: true }
  const keyed = await app.database.transaction(within, tx => readKeyedBook(tx, agencyId, bookId))
  const { kind, year, volume } = keyed.sources.book
  const nameOf = (extension: 'xlsx' | 'zip') =>
    formatBookFileName({ kind, year, volume, extension, prefix: '' })
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-keyed-'))
  const pending = await app.vault.begin('keyed package')
  try {
    const xlsxPath = join(dir, nameOf('xlsx'))
    await writeBook(profileOf(keyed), keyed.rows, xlsxPath)
    const total = keyed.entries.length
    const report = (done: number) => {
      signal.throwIfAborted()
      // A sign that gets lost is made up for by the next.
      if (done % progressEvery === 0) void progress({ done, total }).catch(() => undefined)
    }
    const files = counted(listZipFiles(app.vault, withImagingPool, keyed.sources), report)
    const xlsx = { name: nameOf('xlsx'), stored: await pending.putFile(xlsxPath) }
    const zip = {
      name: nameOf('zip'),
      stored: await pending.put(Readable.from(zipPieces(files), { objectMode: false })),
    }
    await complete(async tx => {
      const id = await receivePackage(tx, { agencyId, within, xlsx, zip, accountId })
      await sql`
        update package set keyed = ${keyed.entries}::uuid[] where agency_id = ${agencyId} and id = ${id}`.execute(
        tx,
      )
      const detail = { package: id, rows: total, unfinished }
      await appendJournal(tx, {
        ...{ agencyId, accountId, action: 'keying.package', subject: `book:${bookId}`, detail },
      })
    })
    await pending.commit()
  } catch (error) {
    await pending.rollback()
    throw error
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** The ministry's columns; where more was keyed than they hold, those of the smallest profile that has it all, else the rest after them: nothing is lost. */
function profileOf({ sources, rows }: KeyedBook): Profile {
  const used = new Set(rows.flatMap(row => Object.keys(row)))
  const { profile, leftOut } = chooseProfile(sources.book.kind, undefined, used)
  const further = leftOut.map(field => ({ header: field, field }))
  return { ...profile, columns: [...profile.columns, ...further] }
}

async function* counted(
  files: AsyncIterable<ZippedFile>,
  report: (done: number) => void,
): AsyncGenerator<ZippedFile, void, undefined> {
  let done = 0
  for await (const file of files) {
    if (file.name === mapName) continue
    yield file
    report(++done)
  }
}
