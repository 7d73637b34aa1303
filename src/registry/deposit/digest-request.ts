import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Corrections } from '../../checking/corrections/corrections.ts'
import type { Reading } from '../../checking/reading/schema.ts'
import { formatCanonicalJson } from '../../journal/canonical.ts'
import { programVersion } from '../../platform/program.ts'
import type { AsInBook } from './judge-findings.ts'
import type { PackageFiles } from './read-package.ts'

/** The program's version and the name of the chunk this stands in, which the build forms of all that it and the rules it imports contain. */
const rulesVersion = `${programVersion} ${basename(fileURLToPath(import.meta.url))}`

/** What is asked beside the bytes of the two files. */
export interface AskedOfFiles {
  readonly files: PackageFiles
  readonly corrections?: Corrections
  readonly reading?: Reading
  readonly asInBook: readonly AsInBook[]
}

/** SHA-256 of everything but the files' bytes that decides what a deposit does: two with the same digest and files do the same. */
export function digestRequest({ files, corrections, reading, asInBook }: AskedOfFiles): Buffer {
  const asked = {
    rules: rulesVersion,
    ...namesOf(files),
    corrections: {
      cells: [...(corrections?.cells ?? [])].sort(([a], [b]) => a - b),
      leftOut: [...(corrections?.leftOut ?? [])].sort((a, b) => a - b),
      added: corrections?.added ?? [],
    },
    reading: reading ?? {},
    asInBook: asInBook.map(answer => formatCanonicalJson(answer)).sort(),
  }
  return createHash('sha256').update(formatCanonicalJson(asked)).digest()
}

/** What people call the two files. */
export function namesOf({ xlsxPath, zipPath, xlsxName, zipName }: PackageFiles): {
  xlsxName: string
  zipName: string
} {
  return { xlsxName: xlsxName ?? basename(xlsxPath), zipName: zipName ?? basename(zipPath) }
}
