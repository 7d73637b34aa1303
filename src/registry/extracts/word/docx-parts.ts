import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import PizZip from 'pizzip'
import type { ZipLimits } from '../../../sheets/zip-limits.ts'
import { checkedZipEntry, openZip } from '../../../sheets/zip-read.ts'

/** The files inside a .docx, by name, in their order. */
export type DocxParts = ReadonlyMap<string, Buffer>

/** The media type of a .docx. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const mega = 1024 * 1024

/** A letter with a coat of arms has ten parts and some hundred kB. */
export const docxZipLimits: ZipLimits = {
  maxEntries: 200,
  maxEntryBytes: 8 * mega,
  maxTotalBytes: 16 * mega,
  maxRatio: 100,
  ratioFreeBytes: mega,
  label: '16 MB, 100:1',
}

/** Unpacks a .docx, never more than it declares and its limits allow; throws `zip.*`. */
export async function readDocx(path: string): Promise<DocxParts> {
  const zip = await openZip(path, docxZipLimits)
  try {
    const parts = new Map<string, Buffer>()
    for await (const entry of zip.entries())
      parts.set(entry.name, await buffer(Readable.from(checkedZipEntry(zip, entry))))
    return parts
  } finally {
    await zip.close()
  }
}

/** The first moment a zip can tell of: the same parts always give the same bytes. */
const noTime = new Date(1980, 0, 1)

/** The parts as the library that fills them in wants them. */
export function toPizZip(parts: DocxParts): PizZip {
  const zip = new PizZip()
  for (const [name, bytes] of parts) zip.file(name, bytes, { date: noTime, createFolders: false })
  return zip
}

/** The parts in such a zip. */
export function fromPizZip(zip: PizZip): DocxParts {
  return new Map(
    Object.values(zip.files)
      .filter(file => !file.dir)
      .map(file => [file.name, Buffer.from(file.asUint8Array())]),
  )
}

/** A .docx of these parts; the same bytes every time. */
export function packDocx(parts: DocxParts): Buffer {
  return toPizZip(parts).generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
