import { copyFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { scanSources } from '../../imaging/scan-sources.ts'
import type { ImagingPool } from '../../imaging/worker/pool.ts'
import { plantMistakes } from '../plant-mistakes.ts'
import type { DrawnBook } from './draw-books.ts'
import { bookFileName, packageDrawnBook, retypeBook } from './package-drawn-book.ts'

/**
 * Writes two packages of one book for trying the upload by hand: `dung` is clean, `co-loi` has the same pages and a sheet
 * typed in haste. The pages are straightened as `sogoc scan` does.
 */
export async function writeTrial(
  pool: ImagingPool,
  drawn: DrawnBook,
  workDir: string,
  trialDir: string,
): Promise<void> {
  const pagesDir = join(workDir, 'scanned')
  await mkdir(pagesDir, { recursive: true })
  const paths = drawn.pages.map(page => page.path)
  const options = { profile: 'hotich-1437', split: 'none' } as const
  await scanSources(pool, { paths, outDir: pagesDir, options, ahead: 4, language: 'vi' })
  const pageNames = paths.map((_, index) => [`${String(index + 1).padStart(4, '0')}.jpg`])
  const made = await packageDrawnBook(drawn, { workDir, pagesDir, pageNames })
  const clean = join(trialDir, 'dung')
  const hasty = join(trialDir, 'co-loi')
  for (const dir of [clean, hasty]) {
    await mkdir(dir, { recursive: true })
    await copyFile(made.zipPath, join(dir, bookFileName(drawn, 'zip')))
  }
  await copyFile(made.xlsxPath, join(clean, bookFileName(drawn, 'xlsx')))
  const { rows, mistakes } = plantMistakes(
    drawn.book.kind,
    drawn.rows.map(row => row.values),
    10,
    3,
  )
  await retypeBook(drawn, rows, hasty)
  const lines = mistakes.map(
    ({ row, column, was, is }) => `dòng ${row + 2}, cột ${column}: "${is}" (sổ ghi "${was}")`,
  )
  const unfinished = join(trialDir, 'DOC-TRUOC.txt.tmp')
  await writeFile(unfinished, readme(bookFileName(drawn, 'xlsx').replace('.xlsx', ''), lines))
  await rename(unfinished, join(trialDir, 'DOC-TRUOC.txt'))
}

function readme(book: string, mistakes: readonly string[]): string {
  return [
    `Hai gói của cùng một quyển sổ ${book} (thị trấn Bến Trầu, nhân vật không có thật) để tập nộp gói:`,
    '',
    `dung/    ${book}.xlsx và ${book}.zip không có lỗi`,
    `co-loi/  cùng tệp .zip, còn tệp Excel nhập vội; các lỗi cố ý:`,
    ...mistakes.map(line => `         ${line}`),
    '',
  ].join('\n')
}
