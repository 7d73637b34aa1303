import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { KindCode } from '../../../src/register/kind.ts'
import { writeGeneratedPackage } from '../generated-package.ts'
import { sogoc } from '../measure.ts'
import { communeCode } from './commune.ts'

const rowsOf: Readonly<Partial<Record<KindCode, number>>> = { KS: 200, KH: 110 }

/** Years from…to before which. */
export interface Years {
  readonly since: number
  readonly before: number
}

/**
 * Deposits the commune's births and marriages of some years. `seed`: whose they are; that of the books to key (7) tells of the same
 * families, any other of others in the same hamlets.
 */
export async function depositEarlier(
  folder: string,
  dataDir: string,
  { since, before }: Years,
  seed: number,
): Promise<void> {
  if (since >= before) return
  const dir = join(folder, `earlier-${seed}`, communeCode)
  await mkdir(dir, { recursive: true })
  for (const [kind, rows] of Object.entries(rowsOf) as [KindCode, number][])
    for (let year = since; year < before; year++)
      await writeGeneratedPackage(dir, { kind, year, volume: '01', agency: communeCode, rows, seed })
  const { result } = await sogoc('deposit', '--batch', join(folder, `earlier-${seed}`), '--data', dataDir)
  if (result.inserted === 0) throw new Error(`nothing was deposited: ${JSON.stringify(result)}`)
}
