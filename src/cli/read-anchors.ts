import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../errors.ts'
import { type AnchorFile, anchorFileSchema } from '../journal/schema.ts'

/** Reads anchors that were kept outside: files, or every .json file of a folder. Throws `file.not-found`, `anchor.unreadable`. */
export async function readAnchorFiles(paths: readonly string[]): Promise<AnchorFile[]> {
  const files: string[] = []
  for (const path of paths) files.push(...(await listFiles(path)))
  return Promise.all(files.map(readAnchorFile))
}

async function listFiles(path: string): Promise<string[]> {
  const found = await stat(path).catch((error: unknown) => {
    throw new AppError('file.not-found', { path }, error)
  })
  if (!found.isDirectory()) return [path]
  return (await readdir(path))
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => join(path, name))
}

async function readAnchorFile(path: string): Promise<AnchorFile> {
  try {
    return anchorFileSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    throw new AppError('anchor.unreadable', { path }, error)
  }
}
