import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAccount } from '../../src/access/create-account.ts'
import { createAgency } from '../../src/agencies/create-agency.ts'
import { createBook } from '../../src/inventory/create-book.ts'
import { openApp } from '../../src/platform/app.ts'
import { type HttpClient, signInOver } from './http-client.ts'
import { type Served, serve } from './serve.ts'

/** A served province with one book, its lead and its administrator. */
export interface ServedProvince {
  readonly served: Served
  readonly dataDir: string
  readonly agencyId: string
  readonly bookId: string
  signIn(username: 'so' | 'quantri'): Promise<HttpClient>
  stop(): Promise<void>
}

/** For tests: the password of both. */
export const provincePassword = 'một câu dễ nhớ để thử'
/** What both are called: a spreadsheet that took it for a formula would show a link. */
export const hostileName = '=HYPERLINK("http://evil.example";"Bấm vào đây")'

/** Makes a data folder and serves it as the built program does. */
export async function serveProvince(): Promise<ServedProvince> {
  const dir = await mkdtemp(join(tmpdir(), 'sogoc-hardening-'))
  const dataDir = join(dir, 'data')
  const app = await openApp(dataDir, { env: { LOG_LEVEL: 'warn' } })
  const everything = { scope: 'all' } as const
  const ids = await app.database.transaction(everything, async tx => {
    const level = 'province' as const
    const { id: agencyId } = await createAgency(tx, everything, {
      ...{ code: '46', level, name: 'Tỉnh để thử', parentId: null, validFrom: '1976-01-01' },
    })
    const book = { agencyId, kind: 'KS', year: 1997, volume: '01', closingTotal: null, note: null }
    const { id: bookId } = await createBook(tx, book, null)
    for (const [username, role] of [
      ['so', 'province-lead'],
      ['quantri', 'administrator'],
    ] as const)
      await createAccount(
        tx,
        { username, displayName: hostileName, role, agencyId, password: provincePassword },
        null,
      )
    return { agencyId, bookId }
  })
  await app.close()
  const served = await serve(dataDir)
  return {
    ...ids,
    served,
    dataDir,
    signIn: username => signInOver(served.address, username, provincePassword),
    async stop() {
      await served.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
