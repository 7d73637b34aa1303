import { type BookFile, parseBookFileName } from '../../../../src/register/file-name.ts'

interface Named {
  readonly name: string
}

/** What a book's sheet may be called; what it is shows in its bytes. */
const sheetEndings: readonly string[] = ['xlsx', 'xls', 'xlsm', 'csv', 'tsv', 'txt']

/** The files of a package that can be chosen, as an input's `accept`. */
export const packageFiles: string = [...sheetEndings, 'zip'].map(ending => `.${ending}`).join(',')

/** The files of a package among those a person chose or dropped; the last of each sort counts. */
export function pickFiles<F extends Named>(
  files: readonly F[],
): { xlsx: F | null; zip: F | null; refused: readonly string[] } {
  const ending = (file: F) => file.name.toLowerCase().replace(/^.*\./, '')
  return {
    xlsx: files.filter(file => sheetEndings.includes(ending(file))).at(-1) ?? null,
    zip: files.filter(file => ending(file) === 'zip').at(-1) ?? null,
    refused: files.filter(file => ![...sheetEndings, 'zip'].includes(ending(file))).map(file => file.name),
  }
}

/** What the names of the two files say about the book. */
export interface Recognition {
  readonly book: BookFile | undefined
  /** Whether both names are readable and mean different books. */
  readonly differ: boolean
}

/** Reads the book's kind, year and volume from the names of its files. */
export function recogniseBook(xlsx: Named | null, zip: Named | null): Recognition {
  const a = xlsx === null ? undefined : parseBookFileName(xlsx.name)
  const b = zip === null ? undefined : parseBookFileName(zip.name)
  const differ =
    a !== undefined && b !== undefined && (a.kind !== b.kind || a.year !== b.year || a.volume !== b.volume)
  return { book: a ?? b, differ }
}
