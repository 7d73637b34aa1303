import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { DocxParts } from '../../../papers/word/docx-parts.ts'
import type { ZipLimits } from '../../../sheets/zip-limits.ts'
import { checkedZipEntry, openZip } from '../../../sheets/zip-read.ts'

const mega = 1024 * 1024

/** A letter with a coat of arms has ten parts and some hundred kB. */
const docxZipLimits: ZipLimits = {
  maxEntries: 200,
  maxEntryBytes: 8 * mega,
  maxTotalBytes: 16 * mega,
  maxRatio: 100,
  ratioFreeBytes: mega,
  label: '16 MB, 100:1',
}

/** Unpacks a .docx that somebody sent, never more than it declares and its limits allow; throws `zip.*`. */
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
