import { writePackage } from '../../src/registry/testing/write-package.ts'
import { type BookRequest, generateBook } from '../../src/training/generate-book.ts'

/**
 * Writes a generated book as a package into a folder. Its PDFs are a few hundred bytes: the bench of deposits measures
 * records, not image bytes.
 */
export function writeGeneratedPackage(dir: string, request: BookRequest): ReturnType<typeof writePackage> {
  return writePackage({ ...request, dir, rows: valuesOf(request) })
}

function* valuesOf(request: BookRequest) {
  for (const row of generateBook(request)) yield row.values
}
