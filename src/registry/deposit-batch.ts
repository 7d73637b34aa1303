import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { AppError } from '../errors.ts'

/** A package found below a folder. */
export interface BatchItem {
  readonly xlsxPath: string
  /** Null when no .zip of the same name lies beside the workbook. */
  readonly zipPath: string | null
  /** The first folder's name; null for a workbook that lies in the batch's folder itself. */
  readonly agencyCode: string | null
  /** The path below the batch's folder, for reports. */
  readonly name: string
}

/** Every workbook below a folder with the .zip of its name, in the order of their paths. Throws `file.not-found`. */
export async function listBatch(dir: string): Promise<BatchItem[]> {
  const found = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    throw new AppError('file.not-found', { path: dir }, error)
  })
  const paths = found.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const zips = new Map(paths.filter(path => /\.zip$/i.test(path)).map(path => [stem(path), path]))
  return paths
    .filter(path => /\.xlsx$/i.test(path) && !isLockFile(path))
    .sort()
    .map(xlsxPath => {
      const name = relative(dir, xlsxPath)
      const [first, ...rest] = name.split(sep)
      return {
        xlsxPath,
        zipPath: zips.get(stem(xlsxPath)) ?? null,
        agencyCode: rest.length === 0 ? null : (first ?? null),
        name,
      }
    })
}

function stem(path: string): string {
  return path.replace(/\.[^.]+$/, '').normalize('NFC')
}

/** `~$…xlsx`: what Excel leaves beside a workbook that is open. */
function isLockFile(path: string): boolean {
  return /[\\/]~\$[^\\/]*$/.test(path)
}
