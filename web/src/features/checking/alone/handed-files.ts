/** The files of a book on their way from one page to another. */
export interface HandedFiles {
  readonly xlsx: File
  readonly zip: File | null
}

let handed: HandedFiles | null = null

/** Leaves files for the page that hands packages in. */
export function handFiles(files: HandedFiles): void {
  handed = files
}

/** Takes what was left, once. */
export function takeHandedFiles(): HandedFiles | null {
  const files = handed
  handed = null
  return files
}
