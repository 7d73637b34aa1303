import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** A log file that never holds more than twice `maxBytes`: the full one is kept once, as `.1`. */
export interface LogFile {
  readonly path: string
  write(chunk: Uint8Array | string): void
  close(): void
}

/** Opens a log file for appending; only its owner may read it. */
export function openLogFile(path: string, maxBytes = 5 * 1024 * 1024): LogFile {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  let fd = openSync(path, 'a', 0o600)
  let size = statSync(path).size
  return {
    path,
    write(chunk) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      if (size > 0 && size + bytes.length > maxBytes) {
        closeSync(fd)
        renameSync(path, `${path}.1`)
        fd = openSync(path, 'a', 0o600)
        size = 0
      }
      size += writeSync(fd, bytes)
    },
    close: () => closeSync(fd),
  }
}
