import type { App } from '../../platform/app.ts'
import type { Language } from '../../register/text.ts'
import type { IncomingFile, IntakeTarget } from './incoming-file.ts'
import { isRefusal, takeFile } from './take-file.ts'

/** What became of files: where each page stands, and why the others were not taken in. */
export interface Imported {
  readonly accepted: readonly { readonly name: string; readonly sequence: number | null }[]
  readonly duplicates: readonly { readonly name: string; readonly sequence: number | null }[]
  readonly refused: readonly { readonly name: string; readonly message: string }[]
}

/** Takes files in one after the other, in their order, as a command does; what is no picture is refused with a sentence and the others go on. */
export async function importPages(
  app: Pick<App, 'database' | 'vault'>,
  target: IntakeTarget,
  files: Iterable<IncomingFile> | AsyncIterable<IncomingFile>,
  language: Language = 'vi',
): Promise<Imported> {
  const accepted: { name: string; sequence: number | null }[] = []
  const duplicates: typeof accepted = []
  const refused: { name: string; message: string }[] = []
  for await (const file of files) {
    const { name } = file
    try {
      const pages = await takeFile(app, target, { origin: 'command', ...file })
      for (const { sequence, isDuplicate } of pages ?? [])
        (isDuplicate ? duplicates : accepted).push({ name, sequence })
    } catch (error) {
      if (!isRefusal(error) || error.code === 'book.closed') throw error
      refused.push({ name, message: error.text(language) })
    }
  }
  return { accepted, duplicates, refused }
}
