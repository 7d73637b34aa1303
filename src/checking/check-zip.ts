import { basename } from 'node:path'
import type { BookCheck as RegisterCheck } from '../register/rules/check-book.ts'
import type { InspectedEntry } from '../sheets/zip-inspect.ts'
import { type CheckFinding, fileFinding } from './check-rules.ts'

/** A file of the .zip, as far as its name and its soundness go. */
export type ZipFile = Pick<InspectedEntry, 'name' | 'problem'>

/** What the .zip's files say, and which of them belongs to which row (by sheet row). */
export interface ZipCheck<File extends ZipFile> {
  readonly pdfs: number
  readonly findings: readonly CheckFinding[]
  readonly pdfOfRow: ReadonlyMap<number, File>
}

/** Pairs the files of a .zip with the rows that were checked, and reports files that are no good PDF. No .zip: nothing is said about PDFs. */
export function checkZip<File extends ZipFile>(
  entries: readonly File[] | undefined,
  check: Pick<RegisterCheck, 'pairPdfs'>,
): ZipCheck<File> {
  if (entries === undefined) return { pdfs: 0, findings: [], pdfOfRow: new Map() }
  const pairing = check.pairPdfs(entries.map(entry => entry.name))
  const byName = new Map<string, File>()
  for (const entry of entries) if (!byName.has(entry.name)) byName.set(entry.name, entry)
  const rowOfName = new Map([...pairing.pdfOfRow].map(([row, name]) => [name, row]))
  const findings: CheckFinding[] = [...pairing.findings]
  for (const entry of entries) {
    if (entry.problem === null || !isPdfName(entry.name)) continue
    findings.push(
      fileFinding(`pdf.${entry.problem}`, {
        row: rowOfName.get(entry.name) ?? null,
        value: basename(entry.name),
      }),
    )
  }
  return {
    pdfs: entries.filter(entry => isPdfName(entry.name)).length,
    findings,
    pdfOfRow: new Map(
      [...pairing.pdfOfRow].flatMap(([row, name]) => {
        const entry = byName.get(name)
        return entry === undefined ? [] : [[row, entry] as const]
      }),
    ),
  }
}

function isPdfName(name: string): boolean {
  return name.toLowerCase().endsWith('.pdf')
}
