import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The local address of the keeper of a data folder, given by its real path. On Linux an abstract socket: it needs no file,
 * so nothing stale is left by a kill, and binding it is the lock on the data folder.
 */
export function keeperAddress(realDataDir: string, platform: NodeJS.Platform = process.platform): string {
  const hash = createHash('sha256').update(realDataDir).digest('hex').slice(0, 32)
  if (platform === 'linux') return `\0sogoc-${hash}`
  if (platform === 'win32') return `\\\\.\\pipe\\sogoc-${hash}`
  return join(tmpdir(), `sogoc-${hash.slice(0, 16)}.sock`)
}
