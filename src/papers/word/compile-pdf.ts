import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { AppError } from '../../errors.ts'
import type { Letter } from './letter.ts'
import { type SourceOptions, typstSource } from './typst-source.ts'

/** Tinos in its four faces: the widths of Times New Roman, and every Vietnamese letter. */
const fonts = [
  '400Regular/Tinos_400Regular',
  '400Regular_Italic/Tinos_400Regular_Italic',
  '700Bold/Tinos_700Bold',
  '700Bold_Italic/Tinos_700Bold_Italic',
]
const require = createRequire(import.meta.url)
/** Nothing is read from a disk: pictures are handed over, and no folder has this name. */
const workspace = '/sogoc-no-such-folder'
/** What a compilation remembers for the next one is dropped after so many that did not use it. */
const mostIdle = 10

let compiler: NodeCompiler | undefined

function openCompiler(): NodeCompiler {
  compiler ??= NodeCompiler.create({
    fontArgs: [
      { fontBlobs: fonts.map(name => readFileSync(require.resolve(`@expo-google-fonts/tinos/${name}.ttf`))) },
    ],
    workspace,
  })
  return compiler
}

/** A PDF to be made: its title, the moment it bears, and a word across its pages when it is only shown. */
export interface PdfOptions extends SourceOptions {
  readonly at: Date
}

/** Draws a letter as PDF/A-2b; the same letter and moment give the same bytes. About 5 ms for a page. */
export function compileLetter(letter: Letter, options: PdfOptions): Buffer {
  return compilePdf(typstSource(letter, options), options.at, letter.pictures)
}

/** Makes a PDF/A-2b of Typst markup. Throws `extract.unprintable`, and `extract.letters` for what no font has. */
export function compilePdf(
  source: string,
  at: Date,
  pictures: ReadonlyMap<string, Buffer> = new Map(),
): Buffer {
  const typst = openCompiler()
  for (const [name, bytes] of pictures) typst.mapShadow(`${workspace}${name}`, bytes)
  try {
    const compiled = typst.compile({ mainFileContent: source })
    const document = compiled.result
    if (document === null) {
      const error = compiled.takeError()
      const detail = error === null ? '' : JSON.stringify(typst.fetchDiagnostics(error))
      throw new AppError('extract.unprintable', {}, new Error(detail.slice(0, 2000)))
    }
    return typst.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: Math.floor(at.getTime() / 1000) })
  } catch (error) {
    if (error instanceof AppError) throw error
    // PDF/A has no boxes for letters that are missing; mostly they are slips of the keyboard or of an old font.
    const [, letters] = /the text \\?"(.+?)\\?" could not be displayed/.exec(String(error)) ?? []
    if (letters !== undefined) throw new AppError('extract.letters', { letters: tellEscapes(letters) }, error)
    throw new AppError('extract.unprintable', {}, error)
  } finally {
    typst.resetShadow()
    typst.evictCache(mostIdle)
  }
}

/** What can't be shown is named by its number. */
function tellEscapes(letters: string): string {
  return letters.replace(/\\+u\{([0-9a-f]+)\}/gi, (_, hex: string) => `U+${hex.toUpperCase()}`)
}
