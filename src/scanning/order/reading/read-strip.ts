import { spawn } from 'node:child_process'
import type { Reader } from './find-reader.ts'

const timeoutMs = 60_000

/**
 * What tesseract finds in a picture (JPEG), word by word, as its TSV. The picture goes through its standard input: nothing of a page is written to a
 * temporary file. Throws when it fails or takes longer than a minute.
 */
export function readStrip(reader: Reader, jpeg: Uint8Array, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    // 11: sparse text in no particular order.
    const child = spawn(reader.command, ['stdin', 'stdout', '-l', reader.language, '--psm', '11', 'tsv'], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      killSignal: 'SIGKILL',
    })
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => void chunks.push(chunk))
    // A reader that ends early breaks the pipe; its status says so below.
    child.stdin.on('error', () => undefined)
    child.on('error', reject)
    child.on('close', status => {
      if (status === 0) resolve(Buffer.concat(chunks).toString('utf8'))
      else reject(new Error(`tesseract ended with status ${status}`))
    })
    child.stdin.end(jpeg)
  })
}
