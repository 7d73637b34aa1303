import { basename } from 'node:path'
import { receivePackage } from '../../checking/receive-package.ts'
import type { App } from '../../platform/app.ts'

/** The two files of a book on this disk. */
export interface PackagePaths {
  readonly xlsxPath: string
  readonly zipPath: string
}

/** Hands a package in as the upload does: both files into the vault, the package noted, its check asked for. Gives its id. */
export async function deliverPackage(
  app: App,
  agencyId: string,
  accountId: string | null,
  { xlsxPath, zipPath }: PackagePaths,
): Promise<string> {
  const pending = await app.vault.begin('demo package')
  try {
    const xlsx = { name: basename(xlsxPath), stored: await pending.putFile(xlsxPath) }
    const zip = { name: basename(zipPath), stored: await pending.putFile(zipPath) }
    const within = { agencies: [agencyId], confidential: true }
    const id = await app.database.transaction(within, tx =>
      receivePackage(tx, { agencyId, within, xlsx, zip, accountId }),
    )
    await pending.commit()
    return id
  } catch (error) {
    await pending.rollback()
    throw error
  }
}
