import { basename } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { AppError } from '../errors.ts'
import { parseCellFormats } from './cell-formats.ts'
import type { SheetNotes } from './sheet-remarks.ts'
import type { FileRow } from './sheet-row.ts'
import { parseSharedStrings, parseSheetRows, type SheetContext } from './sheet-xml.ts'
import { attributeOf } from './xml-text.ts'
import { sheetZipLimits } from './zip-limits.ts'
import { checkedZipEntry, type OpenZip, openZip, type ZipEntry } from './zip-read.ts'

/** A sheet as the workbook lists it; `index` counts from 0 in the workbook's order. */
export interface SheetOutline {
  readonly index: number
  readonly name: string
  readonly hidden: boolean
}

/** An .xlsx open for reading. */
export interface XlsxFile {
  readonly sheets: readonly SheetOutline[]
  /** False when the parts are written in a way that only the library reads (namespace prefixes, UTF-16). */
  readonly plain: boolean
  rows(sheet: SheetOutline, notes: SheetNotes): AsyncGenerator<FileRow, void, undefined>
  close(): Promise<void>
}

/** Parts that are read whole stay below this; a workbook's list of sheets or of styles is never near it. */
const wholePartBytes = 32 * 1024 * 1024

/** Opens an .xlsx: finds its sheets, checks its declared sizes. Throws sheet.unreadable for other files in a zip. */
export async function openXlsx(path: string, name: string = basename(path)): Promise<XlsxFile> {
  const zip = await openZip(path, sheetZipLimits)
  try {
    const parts = new Map<string, ZipEntry>()
    for await (const entry of zip.entries()) {
      // Of two parts with one name a program reads the first or the last: nobody can say which was meant.
      if (parts.has(entry.name)) throw new AppError('zip.unreadable', { path: name })
      parts.set(entry.name, entry)
    }
    refuseOthers(parts, name)
    return await readWorkbook(zip, parts, name)
  } catch (error) {
    await zip.close()
    throw error
  }
}

function refuseOthers(parts: ReadonlyMap<string, ZipEntry>, name: string): void {
  const others = {
    mimetype: 'OpenDocument (.ods)',
    'xl/workbook.bin': '.xlsb',
    'word/document.xml': 'Word (.docx)',
  }
  for (const [part, found] of Object.entries(others)) {
    if (parts.has(part)) throw new AppError('sheet.unreadable', { path: name, found })
  }
  if (!parts.has('[Content_Types].xml')) throw new AppError('sheet.unreadable', { path: name, found: 'ZIP' })
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly target: string
}

async function readWorkbook(
  zip: OpenZip,
  parts: ReadonlyMap<string, ZipEntry>,
  name: string,
): Promise<XlsxFile> {
  const text = async (part: string) => readText(zip, parts, part)
  const related = async (part: string): Promise<Relation[]> => {
    const folder = part.includes('/') ? part.slice(0, part.lastIndexOf('/') + 1) : ''
    const xml = (await text(`${folder}_rels/${part.slice(folder.length)}.rels`)) ?? ''
    return [...xml.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => ({
      id: attributeOf(tag, 'Id') ?? '',
      type: (attributeOf(tag, 'Type') ?? '').split('/').at(-1) ?? '',
      target: resolve(folder, attributeOf(tag, 'Target') ?? ''),
    }))
  }
  const workbookPart =
    (await related('')).find(relation => relation.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const workbook = await text(workbookPart)
  if (workbook === undefined) throw new AppError('sheet.unreadable', { path: name, found: 'ZIP' })
  const relations = await related(workbookPart)
  const partOf = (type: string) => relations.find(relation => relation.type === type)?.target
  const outlines = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag], index) => ({
    index,
    name: attributeOf(tag, 'name') ?? '',
    hidden: /^(hidden|veryHidden)$/.test(attributeOf(tag, 'state') ?? ''),
    relation: relations.find(relation => relation.id === /\s\w+:id\s*=\s*["']([^"']*)/.exec(tag)?.[1]),
  }))
  const worksheets = outlines.filter(
    ({ relation }) => relation === undefined || relation.type === 'worksheet',
  )
  const partOfSheet = (index: number) => outlines[index]?.relation?.target ?? ''
  const context = contextOnce(
    zip,
    parts,
    { strings: partOf('sharedStrings'), styles: partOf('styles') },
    /date1904="(1|true)"/.test(workbook),
  )
  return {
    // A sheet that is a chart or a macro has no rows.
    sheets: worksheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
    plain:
      !/<\w+:workbook/.test(workbook) &&
      (await allPlain(
        zip,
        parts,
        worksheets.map(({ index }) => partOfSheet(index)),
      )),
    async *rows(sheet, notes) {
      const entry = parts.get(partOfSheet(sheet.index))
      if (entry === undefined) throw new Error(`no part for the sheet ${sheet.name}`)
      yield* parseSheetRows(checkedZipEntry(zip, entry), await context(), notes)
    },
    close: () => zip.close(),
  }
}

/** Shared strings and styles, read when the first sheet is. */
function contextOnce(
  zip: OpenZip,
  parts: ReadonlyMap<string, ZipEntry>,
  at: { strings: string | undefined; styles: string | undefined },
  date1904: boolean,
): () => Promise<SheetContext> {
  let context: Promise<SheetContext> | undefined
  const read = async () => {
    const strings = parts.get(at.strings ?? '')
    const formats = parseCellFormats((await readText(zip, parts, at.styles ?? '')) ?? '')
    return {
      strings:
        strings === undefined
          ? { texts: [], fonts: new Map() }
          : await parseSharedStrings(checkedZipEntry(zip, strings)),
      formats,
      oldFonts: formats.some(format => format.font !== undefined),
      date1904,
    }
  }
  return () => {
    context ??= read()
    return context
  }
}

async function readText(
  zip: OpenZip,
  parts: ReadonlyMap<string, ZipEntry>,
  part: string,
): Promise<string | undefined> {
  const entry = parts.get(part)
  if (entry === undefined) return undefined
  if (entry.size > wholePartBytes)
    throw new AppError('zip.too-large', { path: zip.path, name: part, limit: '32 MB' })
  return (await buffer(checkedZipEntry(zip, entry))).toString()
}

/** Whether every sheet part begins as UTF-8 XML with unprefixed elements. */
async function allPlain(
  zip: OpenZip,
  parts: ReadonlyMap<string, ZipEntry>,
  names: readonly string[],
): Promise<boolean> {
  for (const name of names) {
    const entry = parts.get(name)
    if (entry === undefined) continue
    for await (const chunk of checkedZipEntry(zip, entry)) {
      if (!/<worksheet[\s>]/.test(chunk.toString('utf8', 0, 8192))) return false
      break
    }
  }
  return true
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts: string[] = []
  for (const part of `${folder}${target}`.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
