import { spawn } from 'node:child_process'
import type { Reader } from './find-reader.ts'
import { parseWords, type Word } from './words.ts'

const timeoutMs = 60_000

/** How the text of a picture is set, by the number tesseract gives it: one line, lines below each other, or words here and there. */
const layouts = { line: '7', block: '6', sparse: '11' } as const
export type Layout = keyof typeof layouts

/**
 * The words tesseract finds in a picture (JPEG or PNG). The picture goes through its standard input: nothing of a page is written to a temporary
 * file. Throws when it fails or takes longer than a minute.
 */
export function readWords(
  reader: Reader,
  picture: Uint8Array,
  layout: Layout,
  signal: AbortSignal,
): Promise<readonly Word[]> {
  return new Promise((resolve, reject) => {
    const options = ['stdin', 'stdout', '-l', reader.language, '--psm', layouts[layout], 'tsv']
    const child = spawn(reader.command, options, {
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
      if (status === 0) resolve(parseWords(Buffer.concat(chunks).toString('utf8')))
      else reject(new Error(`tesseract ended with status ${status}`))
    })
    child.stdin.end(picture)
  })
}
