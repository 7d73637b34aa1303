import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type CheckedRow, checkBookFiles } from '../checking/check-book.ts'
import type { FindingCounts } from '../checking/check-rules.ts'
import type { BookName } from '../checking/identify-book.ts'
import { AppError } from '../errors.ts'
import { type PdfPage, writePdf } from '../imaging/pdf/write-pdf.ts'
import { programVersion } from '../platform/program.ts'
import { chooseProfile } from '../register/choose-profile.ts'
import { canonicalFields } from '../register/entry.ts'
import { getKind } from '../register/kind.ts'
import type { Language } from '../register/text.ts'
import { writeBook } from '../sheets/write-book.ts'
import { createZip } from '../sheets/zip-write.ts'
import { bookCore } from './book-core.ts'
import { findPages, type PageFile } from './find-pages.ts'
import { countPackageFindings, type PackageFinding, packageFinding } from './package-rules.ts'
import { readPages } from './page-image.ts'
import { readMap } from './parse-map.ts'
import { type PlannedCase, planPackage } from './plan-package.ts'
import { writeWhole } from './unfinished-dir.ts'

/** What to package, and where to. */
export interface PackageInput {
  readonly xlsxPath: string
  readonly pagesDir: string
  readonly mapPath: string
  readonly out: string
  /** The language of reasons inside findings. */
  readonly language: Language
  readonly onProgress?: (progress: { readonly pdfs: number; readonly of: number }) => void
  /** As in `checkBookFiles`. */
  readonly isolate?: boolean
}

/** What was written. */
export interface Packaged {
  readonly book: BookName
  readonly rows: number
  readonly pdfs: number
  /** Files of the package, the manifest not counted. */
  readonly files: number
  readonly counts: FindingCounts
  readonly findings: readonly PackageFinding[]
  /** Path of manifest.json. */
  readonly manifest: string
}

/**
 * Packages a book: one PDF per case by the naming rule, the .zip of them, the normalised .xlsx, and manifest.json. The same
 * input gives the same bytes. Rows without pages and pages without a row are findings; what fits is written.
 */
export async function packageBook(input: PackageInput): Promise<Packaged> {
  const rows: CheckedRow[] = []
  const check = await checkBookFiles({
    xlsxPath: input.xlsxPath,
    ...(input.isolate === undefined ? {} : { isolate: input.isolate }),
    onRow: row => void rows.push(row),
  })
  const { book } = check
  if (book.year === null || book.volume === null)
    throw new AppError('check.unknown-book', { path: input.xlsxPath })
  const kind = getKind(book.kind)
  const [map, pages] = [await readMap(input.mapPath), await findPages(input.pagesDir)]
  const plan = planPackage(kind, book, rows, map, pages)
  const values = rows.map(row => canonicalFields(kind, row.values))
  const { profile, leftOut } = chooseProfile(kind.code, check.profile, new Set(values.flatMap(Object.keys)))
  const core = bookCore(book, input.xlsxPath)
  const findings: PackageFinding[] = [
    ...(leftOut.length === 0
      ? []
      : [
          packageFinding('package.columns-left-out', {
            params: { columns: leftOut.join(', '), profile: profile.id },
          }),
        ]),
    ...check.findings,
    ...plan.findings,
  ]
  let written: readonly string[] = []
  let pdfs = 0
  const out = resolve(input.out)
  await writeWhole(out, async dir => {
    await writeBook(profile, values, join(dir, `${core}.xlsx`))
    const made = await writePdfs(dir, core, plan.cases, input)
    findings.push(...made.findings)
    pdfs = made.names.length
    written = [`${core}.xlsx`, `${core}.zip`, ...made.names.map(name => `pdf/${name}`)].sort()
    const summary = {
      book,
      profile: profile.id,
      counts: { rows: check.rows, pdfs, pages: pages.pages.length },
    }
    await writeFile(join(dir, 'manifest.json'), await formatManifest(dir, written, summary))
  })
  return {
    book,
    rows: check.rows,
    pdfs,
    files: written.length,
    counts: countPackageFindings(findings),
    findings,
    manifest: join(out, 'manifest.json'),
  }
}

async function writePdfs(
  dir: string,
  core: string,
  cases: readonly PlannedCase[],
  { language, onProgress }: Pick<PackageInput, 'language' | 'onProgress'>,
): Promise<{ names: string[]; findings: PackageFinding[] }> {
  await mkdir(join(dir, 'pdf'))
  const zip = await createZip(join(dir, `${core}.zip`))
  const names: string[] = []
  const findings: PackageFinding[] = []
  try {
    for (const planned of [...cases].sort((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
      const made = await makePdf(planned, core, language)
      findings.push(...made.findings)
      if (made.pdf === null) continue
      await writeFile(join(dir, 'pdf', planned.fileName), made.pdf)
      await zip.add(planned.fileName, made.pdf)
      names.push(planned.fileName)
      onProgress?.({ pdfs: names.length, of: cases.length })
    }
    await zip.finish()
  } catch (error) {
    await zip.abandon().catch(() => undefined)
    throw error
  }
  return { names, findings }
}

async function makePdf(
  planned: PlannedCase,
  core: string,
  language: Language,
): Promise<{ pdf: Buffer | null; findings: PackageFinding[] }> {
  const pages: PdfPage[] = []
  const findings: PackageFinding[] = []
  for (const page of planned.pages) {
    const read = await tryPage(page)
    if (!(read instanceof AppError)) pages.push(...read)
    else
      findings.push(
        packageFinding('package.page-unusable', {
          row: planned.row,
          value: page.name,
          params: { reason: read.text(language) },
        }),
      )
  }
  // A case that lacks a page is no case; the finding says which.
  if (findings.length > 0) return { pdf: null, findings }
  return { pdf: writePdf(pages, { title: planned.fileName.replace(/\.pdf$/, ''), subject: core }), findings }
}

async function tryPage(page: PageFile): Promise<readonly PdfPage[] | AppError> {
  try {
    return await readPages(page)
  } catch (error) {
    if (error instanceof AppError) return error
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT' || code === 'EACCES')
      return new AppError('file.unreadable', { path: page.name }, error)
    throw error
  }
}

async function formatManifest(dir: string, paths: readonly string[], summary: object): Promise<string> {
  const files = []
  for (const path of paths) {
    const full = join(dir, path)
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(full)) hash.update(chunk as Buffer)
    files.push({ path, sha256: hash.digest('hex'), sizeBytes: (await stat(full)).size })
  }
  const manifest = { format: 'sogoc-package', formatVersion: 1, program: programVersion, ...summary, files }
  return `${JSON.stringify(manifest, null, 2)}\n`
}
