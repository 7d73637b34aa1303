import { createAccount } from '../../../src/access/create-account.ts'
import type { Role } from '../../../src/access/schema.ts'
import { ensureAgency } from '../../../src/agencies/ensure-agency.ts'
import { assignBooks } from '../../../src/inventory/assign-books.ts'
import { type App, openApp } from '../../../src/platform/app.ts'
import { communeOf } from '../../../src/training/administration.ts'

/** The invented commune whose books are keyed. */
export const communeCode = '20509'
/** For benches: the password of everybody. */
export const benchPassword = 'một câu dễ nhớ để thử'
export const everything = { scope: 'all' } as const

/** A commune and its registrar, who hands batches out. */
export interface Commune {
  readonly agencyId: string
  readonly managerId: string
}

/** Opens a data folder for a while. */
export async function within<T>(dataDir: string, work: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp(dataDir, { env: { LOG_LEVEL: 'warn' } })
  try {
    return await work(app)
  } finally {
    await app.close()
  }
}

/** Declares the commune, called as its own books call it, and its registrar `hotich`. */
export async function declareCommune(app: App): Promise<Commune> {
  const agencyId = await app.database.transaction(everything, async tx => {
    const { id } = await ensureAgency(tx, communeCode, { name: communeOf(communeCode).authority })
    return id
  })
  return { agencyId, managerId: await addPerson(app, agencyId, 'hotich', 'registrar') }
}

/** Makes an account that can sign in. */
export function addPerson(app: App, agencyId: string, username: string, role: Role): Promise<string> {
  const account = { username, displayName: `Người ${username}`, role, agencyId, password: benchPassword }
  return app.database.transaction(everything, tx => createAccount(tx, account, null))
}

/** Lets a contractor's keyer work on a book. */
export function assignBook(app: App, agencyId: string, bookId: string, accountId: string): Promise<void> {
  const assigner = { agencyId, jurisdiction: everything }
  return app.database.transaction(everything, tx =>
    assignBooks(tx, assigner, { accountId, books: [{ agencyId, bookId }], sees: 'page' }),
  )
}
