/** What a zip may hold before it is refused: no library survives a bomb (docs: a 3 MB file that unpacks to 3 GB). */
export interface ZipLimits {
  readonly maxEntries: number
  readonly maxEntryBytes: number
  readonly maxTotalBytes: number
  /** The largest inflated : compressed of an entry above `ratioFreeBytes`. */
  readonly maxRatio: number
  readonly ratioFreeBytes: number
  /** The limit as people read it. */
  readonly label: string
}

const mega = 1024 * 1024

/** A book's zip of PDFs: page images do not compress, so a ratio above 100 is no book. */
export const pdfZipLimits: ZipLimits = {
  maxEntries: 300_000,
  maxEntryBytes: 1024 * mega,
  maxTotalBytes: 200 * 1024 * mega,
  maxRatio: 100,
  ratioFreeBytes: 16 * mega,
  label: '1 GB/tệp, 100:1',
}

/** An .xlsx: 100,000 rows of 60 columns are about 400 MB of XML, packed 10 to 40 times smaller. */
export const sheetZipLimits: ZipLimits = {
  maxEntries: 5_000,
  maxEntryBytes: 1024 * mega,
  maxTotalBytes: 1024 * mega,
  maxRatio: 150,
  ratioFreeBytes: 64 * mega,
  label: '1 GB, 150:1',
}
